import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "../store/database.ts";
import { listDecisions } from "../store/decisions.ts";
import { getHub, putHub, removeHubRows } from "../store/hubs.ts";
import { listPeople, listSources, stagePeople } from "../store/people.ts";
import { exampleHub, exampleLine, exampleMember } from "../store/testing/examples.ts";
import { problemOf } from "../store/testing/faults.ts";
import { freshProfile } from "../store/testing/fresh.ts";
import { examplePerson } from "../store/testing/people-examples.ts";
import { matchWhatIsNew } from "./automatic.ts";
import { decideLater, endExemptions, exemptMembers, matchMember, sayNotSame, unmatchMembers } from "./deeds.ts";
import { applyImport } from "./import.ts";
import { undoDecision } from "./undo.ts";

beforeEach(freshProfile);

/** What the admin decided about a member, in the simplest form that can be compared. */
interface Said {
  state: string | null;
  notSame: string[];
  later: boolean;
}
const NOTHING: Said = { state: null, notSame: [], later: false };

/** The admin's decisions as a plain list of what was said, with the deed that can be undone. */
class Model {
  hubId = "hub0";
  readonly said = new Map<string, Said>();
  /** The latest deeds of each member: what was before, and whose deed it was. */
  readonly deeds = new Map<string, { deedId: string; before: Said; automatic: boolean }[]>();

  of(memberId: string): Said {
    return this.said.get(memberId) ?? NOTHING;
  }
  say(memberId: string, deedId: string, change: Partial<Said>, automatic = false): void {
    const before = this.of(memberId);
    this.deeds.set(memberId, [...(this.deeds.get(memberId) ?? []), { deedId, before, automatic }]);
    this.said.set(memberId, { ...before, ...change });
  }
}

const MEMBERS = ["m0", "m1", "m2", "m3"];
const EMAILS = ["a@x.example", "b@x.example", "c@x.example"];
const memberId = fc.constantFrom(...MEMBERS);
const person = fc.nat(2);
const step = fc.oneof(
  fc.record({
    what: fc.constant("sync" as const),
    present: fc.array(fc.record({ memberId, email: fc.constantFrom(...EMAILS, null) })),
  }),
  fc.record({ what: fc.constant("import" as const), emails: fc.subarray(EMAILS) }),
  fc.record({ what: fc.constant("match" as const), memberId, person }),
  fc.record({ what: fc.constant("exempt" as const), memberId }),
  fc.record({ what: fc.constant("unmatch" as const), memberId }),
  fc.record({ what: fc.constant("endExemption" as const), memberId }),
  fc.record({ what: fc.constant("notSame" as const), memberId, person, same: fc.boolean() }),
  fc.record({ what: fc.constant("later" as const), memberId, later: fc.boolean() }),
  fc.record({ what: fc.constant("undo" as const), memberId }),
  fc.record({ what: fc.constant("reconnect" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

test("a decision is never lost, by any sequence of sync, import, match, exempt, undo and re-connect", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      await freshProfile();
      const model = new Model();
      await putHub(exampleHub({ id: model.hubId, currentRun: 1 }));
      for (const each of steps) {
        await perform(each, model);
        await matchWhatIsNew();
        await compare(model);
      }
    }),
    { numRuns: 120 },
  );
}, 120_000);

async function perform(each: Step, model: Model): Promise<void> {
  const { hubId } = model;
  const db = await openDatabase();
  switch (each.what) {
    case "sync": {
      await db.clear("members");
      for (const { memberId, email } of each.present)
        await db.put("members", exampleMember({ hubId, id: memberId, email }));
      const hub = await getHub(hubId);
      if (hub) await putHub({ ...hub, currentRun: hub.currentRun + 1 });
      return;
    }
    case "import": {
      const { id: _, sourceId: __, addedAt: ___, changedAt: ____, ...facts } = examplePerson();
      await stagePeople(
        "i",
        0,
        each.emails.map((email) => ({ ...facts, email, name: email })),
      );
      const sourceId = (await listSources())[0]?.id ?? null;
      await applyImport({
        importId: "i",
        sourceId,
        fileName: "f",
        shape: "s",
        columns: [],
        batches: 1,
        rows: 0,
        unreadable: 0,
        approved: true,
      });
      return;
    }
    case "reconnect": {
      model.hubId = `hub${Number(hubId.slice(3)) + 1}`;
      const members = await db.getAll("members");
      await removeHubRows(hubId, "keep", exampleLine());
      await putHub(exampleHub({ id: model.hubId, currentRun: 1 }));
      for (const member of members) await db.put("members", { ...member, hubId: model.hubId });
      return;
    }
    case "undo": {
      const last = model.deeds.get(each.memberId)?.at(-1);
      if (!last) return;
      const done = await undoDecision({ hubId, deedId: last.deedId });
      // All that was done at once is undone at once, except where something was said since.
      for (const [memberId, deeds] of model.deeds) {
        const latest = deeds.at(-1);
        if (latest?.deedId !== last.deedId) continue;
        const against = latest.automatic && latest.before.state === null;
        model.say(memberId, done.deedId, { ...latest.before, state: against ? "unmatched" : latest.before.state });
      }
      return;
    }
    default:
      await decide(each, model);
  }
}

async function decide(
  each: Exclude<Step, { what: "sync" | "import" | "reconnect" | "undo" }>,
  model: Model,
): Promise<void> {
  const { hubId } = model;
  const { memberId } = each;
  if (!(await (await openDatabase()).get("members", [hubId, memberId]))) return;
  const said = model.of(memberId);
  const people = (await listPeople()).filter(({ status }) => status !== "gone");
  const chosen = "person" in each ? people[each.person]?.id : undefined;
  const memberIds = [memberId];
  switch (each.what) {
    case "match": {
      if (!chosen) return;
      const deed = await matchMember({
        hubId,
        memberId,
        personId: chosen,
        hubRole: "owner",
        rule: "chosen",
        inputs: [],
        score: 0,
      });
      model.say(memberId, deed.deedId, {
        state: `match ${chosen}`,
        notSame: said.notSame.filter((id) => id !== chosen),
        later: false,
      });
      return;
    }
    case "exempt": {
      const { deedId } = await exemptMembers({ hubId, memberIds, reason: "x", lookAgainOn: null });
      model.say(memberId, deedId, { state: "exempt", later: false });
      return;
    }
    case "unmatch": {
      const { deedId } = await unmatchMembers({ hubId, memberIds });
      if (said.state?.startsWith("match")) model.say(memberId, deedId, { state: "unmatched" });
      return;
    }
    case "endExemption": {
      const { deedId } = await endExemptions({ hubId, memberIds });
      if (said.state === "exempt") model.say(memberId, deedId, { state: null });
      return;
    }
    case "notSame": {
      if (!chosen) return;
      const { deedId } = await sayNotSame({ hubId, memberId, personId: chosen, same: each.same });
      const notSame = said.notSame.filter((id) => id !== chosen);
      const state = !each.same && said.state === `match ${chosen}` ? "unmatched" : said.state;
      model.say(memberId, deedId, { state, notSame: each.same ? notSame : [...notSame, chosen] });
      return;
    }
    case "later": {
      const { deedId } = await decideLater({ hubId, memberIds, later: each.later });
      model.say(memberId, deedId, { later: each.later });
    }
  }
}

/** The stored decisions are what was said; where nothing was, a rule may have linked, and the model learns it. */
async function compare(model: Model): Promise<void> {
  const stored = new Map((await listDecisions(model.hubId)).map((decision) => [decision.memberId, decision]));
  const known = new Set((await listPeople()).map(({ id }) => id));
  for (const memberId of MEMBERS) {
    const decision = stored.get(memberId);
    const state = decision?.state;
    const is: Said = {
      state: state?.kind === "match" ? `match ${state.personId}` : (state?.kind ?? null),
      notSame: decision?.notSame ?? [],
      later: decision?.later != null,
    };
    const said = model.of(memberId);
    if (said.state === null && !said.later && state?.kind === "match" && state.who === "automatic") {
      expect(said.notSame).not.toContain(state.personId);
      const deedId = decision?.history.at(-1)?.deedId ?? "";
      model.say(memberId, deedId, { state: is.state }, true);
    }
    expect(is).toEqual(model.of(memberId));
    // Whoever is named can be shown, also when the directory has let go of them.
    if (state?.kind === "match") expect(known.has(state.personId)).toBe(true);
  }
}

test("undo of what was never done is told, not done", async () => {
  await putHub(exampleHub({ id: "hub0" }));
  expect(await problemOf(undoDecision({ hubId: "hub0", deedId: "none" }))).toBe("nothingToUndo");
});
