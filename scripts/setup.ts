import { adviceFor, setUp } from "./setup/set-up.ts";

// `npm run setup`: everything that the other commands would do on the way, and nothing more.
const { browsers } = await setUp();
if (browsers.chromium === undefined || browsers.firefox === undefined) {
  if (browsers.chromium === undefined) console.error(adviceFor("chromium"));
  if (browsers.firefox === undefined) console.error(adviceFor("firefox"));
  process.exit(1);
}
