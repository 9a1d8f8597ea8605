import { join } from "node:path";
import type { Portfolio, Sandbox } from "../../sandbox/index.ts";
import { exec } from "../../scripts/kit/exec.ts";
import type { Found } from "./tight-plan.ts";

/** Reads the portfolio with the official SDK in the way its docs suggest, and tells what it found. */
export async function readWithSdk(sandbox: Sandbox, portfolio: Portfolio, way: "person" | "asset"): Promise<Found> {
  const token = sandbox.tokens.admin(portfolio.id);
  const child = join(import.meta.dirname, "sdk-child.ts");
  const { code, output } = await exec(process.execPath, [child, String(sandbox.port), token, portfolio.id, way], {
    output: "collect",
    env: { ...withoutProxies(), NODE_TLS_REJECT_UNAUTHORIZED: "0", NODE_NO_WARNINGS: "1" },
  });
  if (code !== 0) throw new Error(`The SDK's reading (${way} by ${way}) failed:\n${output.slice(-2000)}`);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "") as Found;
}

/** The SDK's HTTP client obeys these variables and would walk round the sandbox. */
function withoutProxies(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)));
}
