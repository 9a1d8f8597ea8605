import { parseArgs } from "node:util";
import { startSandbox } from "./index.ts";
import type { WorldSize } from "./worlds/types.ts";

const { values } = parseArgs({
  options: {
    world: { type: "string", default: "small" },
    seed: { type: "string", default: "1" },
    port: { type: "string", default: "8443" },
    latency: { type: "string", default: "0" },
    "hourly-calls": { type: "string" },
    "short-pages": { type: "boolean", default: false },
  },
});

const sizes: readonly string[] = ["small", "medium", "large", "many"];
if (!sizes.includes(values.world)) {
  console.error(`--world must be one of ${sizes.join(", ")}`);
  process.exit(2);
}

const sandbox = await startSandbox({
  world: values.world as WorldSize,
  seed: Number(values.seed),
  port: Number(values.port),
  latencyMs: Number(values.latency),
  shortPages: values["short-pages"] ? "some" : "none",
  ...(values["hourly-calls"] !== undefined && { hourlyCalls: Number(values["hourly-calls"]) }),
});

console.log(`Sandbox of Meta on port ${sandbox.port} (world ${values.world}, seed ${values.seed})`);
console.log(
  `Lead *.facebook.com there, for example --host-resolver-rules="MAP *.facebook.com 127.0.0.1:${sandbox.port}"`,
);
for (const portfolio of sandbox.world.portfolios) {
  console.log(`\n${portfolio.name}\n  business id  ${portfolio.id}\n  app id       ${portfolio.appId}`);
  console.log(`  members      ${portfolio.members.length}, assets ${portfolio.assets().length}`);
  console.log(`  token        ${sandbox.tokens.admin(portfolio.id)}`);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
