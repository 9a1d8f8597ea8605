import { execTool } from "./kit/exec.ts";

// `npm run check`: types, lint and format, without tests. Both are shown even if the first one fails.
const types = await execTool("typescript", "tsc", ["--noEmit"]);
const lint = await execTool("@biomejs/biome", "biome", ["check", "."]);
process.exitCode = types.code === 0 && lint.code === 0 ? 0 : 1;
