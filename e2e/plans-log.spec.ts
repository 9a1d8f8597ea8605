import type { AuditEntry } from "../lib/store/audit-chain.ts";
import { expect, test } from "./harness/fixture.ts";
import { openControl } from "./support/control.ts";
import { connectAndSync } from "./support/hubs.ts";
import { calm, carryOut } from "./support/plans.ts";
import { forgeLog, type Log, readLog, resealed, soundLog, verified } from "./support/plans-chain.ts";

// Shown by 7: whatever is done to the log in the real database, "Verify" finds it.

function edit(log: Log, n: number, change: Partial<AuditEntry>): Log {
  return log.map(([key, row]) => (key === n ? [key, { ...row, ...change }] : [key, row]));
}

/** The entry is edited, and its hash made anew. */
function reseal(log: Log, n: number, change: Partial<AuditEntry>): Log {
  return log.map(([key, row]) => (key === n ? [key, resealed(row as AuditEntry, change)] : [key, row]));
}

/** Two entries change places; with `renumbered` each has the number of its new place. */
function swap(log: Log, a: number, b: number, renumbered: boolean): Log {
  const rows = new Map(log);
  return log.map(([key, row]) => {
    const other = key === a ? b : key === b ? a : null;
    if (other === null) return [key, row];
    const moved = rows.get(other) as AuditEntry;
    return [key, renumbered ? { ...moved, n: key } : moved];
  });
}

test("edited, dropped and reordered lines of the log are found by Verify", async ({ sandbox, extension }) => {
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const staff = sandbox.world.portfolio().members.filter(({ role }) => role === "EMPLOYEE");
  await carryOut(
    control,
    hubId,
    staff.slice(0, 4).map(({ id }) => ({ kind: "role", memberId: id, role: "DEVELOPER" })),
  );
  await calm(control, hubId);
  const entries = await soundLog(control);
  const last = entries.length;
  const middle = entries.findIndex(({ deed }) => deed === "changeDone") + 2;
  const page = await extension.page("hub.html#/audit");
  expect(await verified(page)).toBe(`The log is whole. ${last} lines were checked.`);

  const log = await readLog(control);
  const without = (...keys: number[]) => log.filter(([key]) => !keys.includes(key));
  const forgeries: [name: string, forged: Log, found: string][] = [
    ["what was done is edited", edit(log, middle, { after: "nothing" }), `Line ${middle} was edited.`],
    ["the time is edited", edit(log, middle, { at: 1 }), `Line ${middle} was edited.`],
    ["who did it is edited", edit(log, last, { who: "schedule" }), `Line ${last} was edited.`],
    [
      "one is edited and sealed anew",
      reseal(log, middle, { after: "nothing" }),
      `Something is missing at line ${middle + 1}.`,
    ],
    ["the last is edited and sealed anew", reseal(log, last, { after: "nothing" }), `Line ${last} was edited.`],
    ["the first is dropped", without(1), "Something is missing at line 1."],
    ["one in the middle is dropped", without(middle), `Something is missing at line ${middle}.`],
    ["the last is dropped", without(last), `Something is missing at line ${last}.`],
    ["two change places", swap(log, middle, middle + 1, false), `Line ${middle} is not where it was written.`],
    ["two change places and numbers", swap(log, middle, middle + 1, true), `Line ${middle} was edited.`],
  ];
  for (const [name, forged, found] of forgeries) {
    await test.step(name, async () => {
      await forgeLog(control, forged);
      expect(await verified(page)).toBe(`The log is not as it was written ${found}`);
    });
  }
  await forgeLog(control, log);
  expect(await verified(page)).toBe(`The log is whole. ${last} lines were checked.`);
});
