import { execTool } from "./kit/exec.ts";

// `npm run fix`: puts format and imports in order and mends what can be mended without risk.
process.exitCode = (await execTool("@biomejs/biome", "biome", ["check", "--write", "."])).code;
