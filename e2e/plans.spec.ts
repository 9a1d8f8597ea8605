import { undoIntents } from "../lib/plans/undo.ts";
import type { Intent } from "../lib/store/plan-records.ts";
import type { Asset, Member } from "../lib/store/records.ts";
import { expect, test } from "./harness/fixture.ts";
import { openControl } from "./support/control.ts";
import { connectAndSync, inventoryOf, sync } from "./support/hubs.ts";
import { applyPlan, calm, changesOf, groundOf, planReached } from "./support/plans.ts";
import { soundLog } from "./support/plans-chain.ts";
import { watchEffects, writesIn } from "./support/plans-effects.ts";
import { accepted, accessOf, namesOf, promised } from "./support/plans-promise.ts";
import { truthOf } from "./support/truth.ts";

// Shown by 1: a portfolio of 300 is changed, and changed back, and Meta's state is what the plan has promised each time.

test.use({ world: "medium" });

/** A role as Meta's rows tell it. */
const ROLES = ["EMPLOYEE", "DEVELOPER", "FINANCE_ANALYST", "ADMIN", "EMPLOYEE"];

test("25 are added with assets, 10 change their role, access is given and taken, 12 are removed, and all is undone", async ({
  sandbox,
  extension,
}) => {
  test.setTimeout(150_000);
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const truth = () => sandbox.world.portfolio();
  const before = accessOf(truth());
  const names = namesOf(truth());
  const { inventory } = await groundOf(control, hubId);
  // Whose address somebody else has too cannot be invited again.
  const people = inventory.members.filter((member) => isPlain(member) && names.get(member.id) === member.email);
  const owned = inventory.assets.filter(({ relation }) => relation === "owned");
  const assets = (kind: Asset["kind"]) => owned.filter((asset) => asset.kind === kind);
  const held = (id: string) => inventory.holdings.find(({ holderId }) => holderId === id)?.grants ?? [];
  const busy = people.filter(({ id }) => held(id).some(({ kind }) => kind === "page"));

  const leavers = busy.slice(0, 12);
  const changed = busy.slice(12, 22);
  const [page, account, catalog] = [assets("page"), assets("adAccount"), assets("catalog")];
  const invites = Array.from({ length: 25 }, (_, n): Extract<Intent, { kind: "invite" }> => {
    const grants = [
      { assetKind: "page" as const, assetId: id(page[n]), tasks: ["ADVERTISE", "ANALYZE"] },
      { assetKind: "adAccount" as const, assetId: id(account[n % account.length]), tasks: ["ANALYZE"] },
      { assetKind: "catalog" as const, assetId: id(catalog[n % catalog.length]), tasks: ["ADVERTISE"] },
    ].slice(0, n % 4);
    return {
      kind: "invite",
      email: `joiner${n}@nordlicht.example`,
      role: ROLES[n % ROLES.length] ?? "EMPLOYEE",
      managed: n % 5 === 4,
      grants,
    };
  });
  const roles = changed.map(({ id }): Intent => ({ kind: "role", memberId: id, role: "DEVELOPER" }));
  const pagesOf = (memberId: string) => held(memberId).filter(({ kind }) => kind === "page");
  const taken = busy.slice(22, 27).map(({ id: holderId }): Intent => {
    const assetId = pagesOf(holderId)[0]?.assetId ?? "";
    return { kind: "assign", holderId, assetKind: "page", assetId, tasks: [] };
  });
  const given = busy.slice(27, 35).map(({ id: holderId }): Intent => {
    const asset = page.find((candidate) => !pagesOf(holderId).some(({ assetId }) => assetId === candidate.id));
    return { kind: "assign", holderId, assetKind: "page", assetId: id(asset), tasks: ["ANALYZE"] };
  });
  const removals = leavers.map(({ id }): Intent => ({ kind: "remove", memberId: id }));
  // Written down in the worst order: the plan finds its own.
  const intents = [...removals, ...taken, ...roles, ...invites, ...given];
  const effects = watchEffects(sandbox);

  const planId = await test.step("the plan is carried out", async () => {
    sandbox.clearCalls();
    const planId = await applyPlan(control, hubId, intents);
    const plan = await planReached(control, planId, "acceptance");
    expect(plan.tally).toMatchObject({ failed: 0, canceled: 0, waiting: invites.flatMap((one) => one.grants).length });
    expect(accessOf(truth())).toEqual(promised(before, intents, names));
    expect(writesIn(sandbox)).toHaveLength(intents.length);
    expect(effects).toHaveLength(intents.length);
    expect(new Set(effects).size).toBe(intents.length);
    // What gives comes before what takes, and who goes goes last.
    expect(effects.map(rank)).toEqual(effects.map(rank).sort((a, b) => a - b));
    await calm(control, hubId);
    expect(await inventoryOf(control, hubId)).toEqual(truthOf(truth(), hubId));
    return planId;
  });

  const now = promised(before, intents, names);
  await test.step("who was invited accepts, and has what was chosen", async () => {
    accept(invites.map(({ email }) => email));
    await sync(control, hubId);
    await planReached(control, planId, "completed");
    expect(accessOf(truth())).toEqual(accepted(now, invites));
    await calm(control, hubId);
    expect(await inventoryOf(control, hubId)).toEqual(truthOf(truth(), hubId));
  });

  await test.step("all is undone: who was removed is invited, and has what it had when it comes back", async () => {
    const { hub, inventory, context } = await groundOf(control, hubId);
    const undo = undoIntents(hub, inventory, await changesOf(control, planId), context);
    expect(undo.cannot).toEqual([]);
    effects.length = 0;
    const undoing = await applyPlan(control, hubId, undo.intents, { undoes: planId });
    await planReached(control, undoing, "acceptance");
    expect(new Set(effects).size).toBe(effects.length);
    expect(effects.map(rank)).toEqual(effects.map(rank).sort((a, b) => a - b));
    expect(Object.keys(accessOf(truth()).invited)).toEqual(
      expect.arrayContaining(leavers.map(({ email }) => email ?? "")),
    );
    accept(leavers.map(({ email }) => email ?? ""));
    await sync(control, hubId);
    await planReached(control, undoing, "completed");
    expect(accessOf(truth())).toEqual(before);
    await calm(control, hubId);
    expect(await inventoryOf(control, hubId)).toEqual(truthOf(truth(), hubId));
  });

  const log = await soundLog(control);
  expect(log.filter(({ deed }) => deed === "changeDone").length).toBeGreaterThan(2 * intents.length);

  function accept(emails: readonly string[]): void {
    for (const { id, email } of truth().invitations) if (emails.includes(email)) sandbox.world.accept(id);
  }
});

/** Nobody whose way out or change would be another test's subject. */
function isPlain({ role, email, tasks, finance }: Member): boolean {
  return role === "EMPLOYEE" && email !== null && finance === null && tasks.length === 1 && tasks[0] === "EMPLOYEE";
}

function id(asset: Asset | undefined): string {
  if (!asset) throw new Error("too few assets");
  return asset.id;
}

/** Giving, inviting, changing roles, taking, removing. */
function rank(effect: string): number {
  const [what] = effect.split(" ");
  return ["assign", "invite", "role", "revoke", "remove"].indexOf(what ?? "");
}
