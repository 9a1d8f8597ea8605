import type { Page } from "@playwright/test";
import type { Task } from "../../lib/store/records.ts";
import { type Sandbox, startSandbox, type Totals } from "../../sandbox/index.ts";
import { launch } from "../kit/extension.ts";
import { count, ratio, type Section, type Target, table } from "../kit/report.ts";
import { connectAndSync, type SyncRun, syncAgain } from "../kit/sync.ts";
import type { WorldName } from "../kit/worlds.ts";
import { edges } from "./edges.ts";
import { readWithSdk } from "./sdk.ts";
import { boundOf, shapeOf } from "./shape.ts";
import { type Found, readTightly } from "./tight-plan.ts";
import { expectAllFound, expectAllStored } from "./truth.ts";

interface Line {
  who: string;
  totals: Totals;
}

/** What each way of reading the same portfolio costs. */
export async function measureCalls(world: WorldName): Promise<Section> {
  const ours = await measureOurs(world);
  const tight = await measureOther(world, "the tightest plan", readTightly);
  const byPerson = await measureOther(world, "the SDK, person by person", (...of) => readWithSdk(...of, "person"));
  const byAsset = await measureOther(world, "the SDK, asset by asset", (...of) => readWithSdk(...of, "asset"));
  const { bound, size } = await describe(world);

  const reference = tight.totals.logicalCalls;
  const lines = [...ours, tight, byPerson, byAsset];
  const rows = lines.map(({ who, totals }) => [
    who,
    totals.logicalCalls,
    totals.httpRequests,
    totals.bytesSent,
    totals.bytesReceived,
    ratio(totals.logicalCalls / reference),
  ]);
  const dearest = Math.max(...ours.map(({ totals }) => totals.logicalCalls));
  return {
    name: `Calls, ${world}`,
    text: [
      size,
      table(["who", "calls", "requests", "bytes down", "bytes up", "× tightest"], rows),
      `No plan can need fewer than ${count(bound.calls)} calls: ${count(bound.pages)} pages of the longest edge, rows for ` +
        `${count(bound.answers)} full answers.`,
    ],
    targets: [
      ...ours.map(({ who, totals }): Target => {
        const value = totals.logicalCalls / reference;
        return { what: `calls, ${world}: ${who} ÷ the tightest plan`, value, bound: { most: 1.25 } };
      }),
      atLeast(`calls, ${world}: the SDK person by person ÷ our dearest`, byPerson, dearest, 50),
      atLeast(`calls, ${world}: the SDK asset by asset ÷ our dearest`, byAsset, dearest, 20),
    ],
    figures: { bound, lines },
  };
}

function atLeast(what: string, { totals }: Line, ours: number, least: number): Target {
  return { what, value: totals.logicalCalls / ours, bound: { least } };
}

async function describe(world: WorldName) {
  const sandbox = await startSandbox({ world });
  const portfolio = sandbox.world.portfolio();
  await sandbox.close();
  const size =
    `${count(portfolio.members.length)} members, ${count(portfolio.assets().length)} assets, ` +
    `${count(portfolio.assignments.length)} assignments.`;
  return { bound: boundOf(shapeOf(portfolio)), size };
}

type Reader = (sandbox: Sandbox, portfolio: ReturnType<Sandbox["world"]["portfolio"]>) => Promise<Found>;

async function measureOther(world: WorldName, who: string, read: Reader): Promise<Line> {
  const sandbox = await startSandbox({ world });
  const portfolio = sandbox.world.portfolio();
  expectAllFound(who, await read(sandbox, portfolio), portfolio);
  const totals = sandbox.totals();
  await sandbox.close();
  return { who, totals };
}

async function measureOurs(world: WorldName): Promise<Line[]> {
  const sandbox = await startSandbox({ world });
  const extension = await launch(sandbox.port);
  try {
    const page: Page = await extension.page("hub.html");
    const first = await connectAndSync(page, sandbox);
    // Connecting makes calls of its own, the last of which has ended before the sync's task is made.
    forgetCallsBefore(sandbox, first.task);
    const lines = [line("our first sync", sandbox, first)];
    sandbox.clearCalls();
    lines.push(line("our second sync", sandbox, await syncAgain(page, first.hub.id)));
    return lines;
  } finally {
    await extension.close();
    await sandbox.close();
  }
}

function line(who: string, sandbox: Sandbox, { task, hub }: SyncRun): Line {
  expectAllStored(hub.synced?.counts, sandbox.world.portfolio());
  expectSameEdges(sandbox);
  const totals = sandbox.totals();
  // Two counts of one thing: what the local Meta saw, and what the sync says of itself.
  if (totals.logicalCalls !== task.progress.calls || totals.httpRequests !== task.progress.requests) {
    const { calls, requests } = task.progress;
    throw new Error(
      `${who} counted ${calls} calls in ${requests} requests, Meta ${totals.logicalCalls} in ${totals.httpRequests}.`,
    );
  }
  return { who, totals };
}

/** Fails unless our sync asked for exactly the edges that the others were asked to read. */
function expectSameEdges(sandbox: Sandbox): void {
  const names = new Set(edges.flatMap(({ name, nested }) => [name, ...nested.map((each) => each.name)]));
  const asked = new Set(sandbox.calls.flatMap((call) => call.edges));
  const different = [...names.symmetricDifference(asked)];
  if (different.length > 0) throw new Error(`Our sync and bench/calls/edges.ts differ in ${different.join(", ")}.`);
}

function forgetCallsBefore(sandbox: Sandbox, { createdAt }: Task): void {
  const first = sandbox.calls.findIndex(({ at }) => at >= createdAt);
  sandbox.calls.splice(0, first < 0 ? sandbox.calls.length : first);
}
