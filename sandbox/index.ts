import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { GraphEnvironment } from "./graph/call.ts";
import { UsageMeter } from "./graph/usage.ts";
import type { SandboxOptions } from "./options.ts";
import { BusinessHost, type SiteRequest } from "./pages/business-host.ts";
import { SiteDesk } from "./pages/site-desk.ts";
import { certificate } from "./server/certificate.ts";
import { FaultBook } from "./server/faults.ts";
import { GraphHost } from "./server/graph-host.ts";
import { createListener } from "./server/listener.ts";
import { type RecordedCall, Recorder, type Totals } from "./server/recorder.ts";
import { defaultSwitches, type Switches } from "./switches.ts";
import { TokenBook } from "./tokens.ts";
import { buildWorld } from "./worlds/build.ts";
import { World } from "./worlds/truth.ts";

export { errorKeys, metaError } from "./errors.ts";
export type { SandboxOptions } from "./options.ts";
export type { SiteRequest } from "./pages/business-host.ts";
export type { SiteDesk } from "./pages/site-desk.ts";
export type { Fault, FaultEffect, FaultMatch, FaultRule } from "./server/faults.ts";
export type { RecordedCall, Totals } from "./server/recorder.ts";
export type { Switches } from "./switches.ts";
export type { TokenInit, TokenRecord } from "./tokens.ts";
export { Portfolio } from "./worlds/portfolio.ts";
export { World } from "./worlds/truth.ts";
export type * from "./worlds/types.ts";

/** A running local Meta. */
export interface Sandbox {
  readonly port: number;
  readonly origin: string;
  /** The live truth: read it to compare, change it to act behind the client's back. */
  readonly world: World;
  readonly tokens: TokenBook;
  readonly faults: FaultBook;
  readonly switches: Switches;
  readonly usage: UsageMeter;
  /** Business settings: how its pages are, and what other people do there. */
  readonly site: SiteDesk;
  /** Every request to business.facebook.com, and whether the page itself made it. */
  readonly siteRequests: SiteRequest[];
  /** Everything that arrived, in order; batch items are entries of their own. */
  readonly calls: RecordedCall[];
  totals(): Totals;
  clearCalls(): void;
  /** Makes every cursor handed out so far invalid. */
  expireCursors(): void;
  close(): Promise<void>;
}

/** Starts a sandbox on loopback: one HTTPS server that plays graph, business and www.facebook.com by Host header. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const world = new World(buildWorld(options.world, options.seed ?? 1, now));
  const tokens = new TokenBook(world.data);
  const switches = defaultSwitches();
  switches.shortPages = options.shortPages ?? "none";
  const faults = new FaultBook();
  const recorder = new Recorder();
  const usage = new UsageMeter(options.hourlyCalls, switches, now);
  const env: GraphEnvironment = {
    world,
    tokens,
    switches,
    pageCap: options.pageCap ?? 100,
    rowBudget: options.rowBudget ?? 2500,
    cursorGeneration: 1,
    now,
  };
  const graph = new GraphHost(env, faults, recorder, usage);
  const site = new SiteDesk(world, tokens, now);
  const business = new BusinessHost(world, switches, site);
  const listener = createListener({ graph, business, faults, recorder, now, options });
  const server = createServer(await certificate(), listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `https://127.0.0.1:${port}`,
    world,
    tokens,
    faults,
    switches,
    usage,
    site,
    siteRequests: business.requests,
    calls: recorder.calls,
    totals: () => recorder.totals(),
    clearCalls: () => recorder.clear(),
    expireCursors: () => {
      env.cursorGeneration += 1;
    },
    close: () => {
      faults.clear();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
