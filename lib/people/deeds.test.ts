import { beforeEach, describe, expect, test } from "vitest";
import { listAudit } from "../audit/log.ts";
import type { Ask } from "../messages/protocol.ts";
import { openDatabase } from "../store/database.ts";
import { getDecision, listDecisions } from "../store/decisions.ts";
import { getHub, putHub, removeHubRows } from "../store/hubs.ts";
import { getPerson } from "../store/people.ts";
import type { Member } from "../store/records.ts";
import { changeSettings } from "../store/settings.ts";
import { exampleHub, exampleLine, exampleMember } from "../store/testing/examples.ts";
import { failPutAfter, problemOf } from "../store/testing/faults.ts";
import { freshProfile } from "../store/testing/fresh.ts";
import { examplePerson } from "../store/testing/people-examples.ts";
import { matchWhatIsNew } from "./automatic.ts";
import { claimOwnRow } from "./claim.ts";
import {
  acceptSuggestions,
  decideLater,
  endExemptions,
  exemptMembers,
  matchMember,
  sayNotSame,
  unmatchMembers,
} from "./deeds.ts";
import { addGuest, editGuest, removeGuest } from "./guests.ts";
import { undoDecision } from "./undo.ts";

const hubId = "hub";
const state = async (memberId = "m1") => (await getDecision(hubId, memberId))?.state ?? null;
const chosen: Ask<"decision.match"> = {
  hubId,
  memberId: "m1",
  personId: "p1",
  hubRole: "owner",
  rule: "chosen",
  inputs: [],
  score: 0,
};
const pair = (memberId: string, personId: string) => ({ memberId, personId, score: 80, inputs: [] });
const member = (over: Partial<Member>) => exampleMember({ hubId, ...over });

async function put(store: "people" | "members", ...rows: unknown[]): Promise<void> {
  const db = await openDatabase();
  for (const row of rows) await db.put(store, row as never);
}

beforeEach(async () => {
  await freshProfile();
  await putHub(exampleHub({ currentRun: 1 }));
  await put("members", member({ id: "m1" }), member({ id: "m2", name: "Bob", email: "bob@example.com" }));
  await put("people", examplePerson({ id: "p1" }), examplePerson({ id: "p2", name: "Bob", email: "bob@example.com" }));
});

describe("each deed changes the decision, leaves a line and can be undone", () => {
  test.each([
    [
      "match",
      () => matchMember(chosen),
      { kind: "match", personId: "p1", hubRole: "owner", who: "you" },
      "membersMatched",
    ],
    [
      "exempt",
      () => exemptMembers({ hubId, memberIds: ["m1"], reason: "A robot", lookAgainOn: 9 }),
      { kind: "exempt", reason: "A robot", lookAgainOn: 9 },
      "membersExempted",
    ],
    [
      "claim",
      () => claimOwnRow({ hubId, memberId: "m1", personId: "p1" }),
      { kind: "match", hubRole: "owner", rule: "claim" },
      "ownRowClaimed",
    ],
    [
      "accept",
      () => acceptSuggestions({ hubId, hubRole: "collaborator", pairs: [pair("m1", "p1")] }),
      { kind: "match", rule: "suggestion", score: 80 },
      "suggestionsAccepted",
    ],
  ] as const)("%s", async (_, act, expected, deed) => {
    const { deedId } = await act();
    expect(await state()).toMatchObject(expected);
    expect((await listAudit())[0]).toMatchObject({ deed, who: "you", hubId });
    await undoDecision({ hubId, deedId });
    expect(await state()).toBeNull();
    expect((await listAudit())[0]).toMatchObject({ deed: "decisionsUndone" });
  });

  test("unmatch, and no rule links again; end of an exemption, and rules may", async () => {
    await matchMember(chosen);
    await put("people", examplePerson({ id: "p1" }));
    const { deedId } = await unmatchMembers({ hubId, memberIds: ["m1", "m2"] });
    expect(await state()).toMatchObject({ kind: "unmatched" });
    expect(await getDecision(hubId, "m2")).toBeNull();
    await matchWhatIsNew();
    expect(await state()).toMatchObject({ kind: "unmatched" });
    await undoDecision({ hubId, deedId });
    expect(await state()).toMatchObject({ kind: "match", personId: "p1" });

    await exemptMembers({ hubId, memberIds: ["m1"], reason: "x", lookAgainOn: null });
    await endExemptions({ hubId, memberIds: ["m1"] });
    expect(await state()).toBeNull();
  });

  test("not the same: ends that match, is never linked, and can be taken back", async () => {
    await matchMember(chosen);
    const { deedId } = await sayNotSame({ hubId, memberId: "m1", personId: "p1", same: false });
    expect(await getDecision(hubId, "m1")).toMatchObject({ state: { kind: "unmatched" }, notSame: ["p1"] });
    await undoDecision({ hubId, deedId });
    expect(await getDecision(hubId, "m1")).toMatchObject({ state: { kind: "match" }, notSame: [] });
    await sayNotSame({ hubId, memberId: "m2", personId: "p2", same: false });
    await matchWhatIsNew();
    expect(await state("m2")).toBeNull();
    await sayNotSame({ hubId, memberId: "m2", personId: "p2", same: true });
    expect(await getDecision(hubId, "m2")).toMatchObject({ notSame: [] });
  });

  test("decide later, and then a match ends the waiting", async () => {
    await decideLater({ hubId, memberIds: ["m1"], later: true });
    expect((await getDecision(hubId, "m1"))?.later).toBeGreaterThan(0);
    await matchMember(chosen);
    expect((await getDecision(hubId, "m1"))?.later).toBeNull();
  });

  test("a match by hand takes back that they are not the same, and can get another role", async () => {
    await sayNotSame({ hubId, memberId: "m1", personId: "p1", same: false });
    await matchMember(chosen);
    await matchMember({ ...chosen, hubRole: "collaborator" });
    expect(await getDecision(hubId, "m1")).toMatchObject({ notSame: [], state: { hubRole: "collaborator" } });
    expect((await getDecision(hubId, "m1"))?.history).toHaveLength(3);
  });
});

describe("undo", () => {
  test("of a bulk leaves alone who was decided about since, and can itself be undone", async () => {
    const { deedId } = await exemptMembers({ hubId, memberIds: ["m1", "m2"], reason: "x", lookAgainOn: null });
    await matchMember(chosen);
    const undo = await undoDecision({ hubId, deedId });
    expect(undo).toMatchObject({ undone: 1, skipped: 1 });
    expect([await state("m1"), await state("m2")]).toMatchObject([{ kind: "match" }, null]);
    await undoDecision({ hubId, deedId: undo.deedId });
    expect(await state("m2")).toMatchObject({ kind: "exempt" });
    expect(await problemOf(undoDecision({ hubId, deedId: "unknown" }))).toBe("nothingToUndo");
    expect(await problemOf(undoDecision({ hubId, deedId }))).toBe("nothingToUndo");
  });

  test("of a claim gives the hub its former you back, unless somebody claimed since", async () => {
    const first = await claimOwnRow({ hubId, memberId: "m1", personId: null });
    expect((await getHub(hubId))?.you).toBe("m1");
    const second = await claimOwnRow({ hubId, memberId: "m2", personId: "p2" });
    await undoDecision({ hubId, deedId: first.deedId });
    expect((await getHub(hubId))?.you).toBe("m2");
    await undoDecision({ hubId, deedId: second.deedId });
    expect((await getHub(hubId))?.you).toBe("m1");
  });
});

describe("what cannot be done says why, and changes nothing", () => {
  test.each([
    ["memberGone", () => matchMember({ ...chosen, memberId: "gone" })],
    ["personGone", () => matchMember({ ...chosen, personId: "gone" })],
    ["hubGone", () => matchMember({ ...chosen, hubId: "gone" })],
    ["memberGone", () => exemptMembers({ hubId, memberIds: ["m1", "gone"], reason: "x", lookAgainOn: null })],
    ["memberGone", () => claimOwnRow({ hubId, memberId: "gone", personId: null })],
  ] as const)("%s", async (kind, act) => {
    expect(await problemOf(act())).toBe(kind);
    expect(await listDecisions(hubId)).toEqual([]);
    expect(await listAudit()).toEqual([]);
  });

  test("a bulk acceptance skips whoever was decided about, and whom it does not know", async () => {
    await exemptMembers({ hubId, memberIds: ["m1"], reason: "x", lookAgainOn: null });
    const pairs = [pair("m1", "p1"), pair("m2", "p2"), pair("gone", "p1"), pair("m2", "gone")];
    expect(await acceptSuggestions({ hubId, hubRole: "owner", pairs })).toMatchObject({ accepted: 1, skipped: 3 });
    expect(await state("m1")).toMatchObject({ kind: "exempt" });
  });

  test("a full disk leaves nothing half done", async () => {
    const full = failPutAfter(1);
    expect(await problemOf(exemptMembers({ hubId, memberIds: ["m1", "m2"], reason: "x", lookAgainOn: null }))).toBe(
      "diskFull",
    );
    full.restore();
    expect(await listDecisions(hubId)).toEqual([]);
  });
});

test("undo of one more who is not the same leaves the others", async () => {
  await sayNotSame({ hubId, memberId: "m1", personId: "p1", same: false });
  const { deedId } = await sayNotSame({ hubId, memberId: "m1", personId: "p2", same: false });
  await undoDecision({ hubId, deedId });
  expect((await getDecision(hubId, "m1"))?.notSame).toEqual(["p1"]);
});

describe("the rules by themselves", () => {
  test("give way to what the admin decides while they look", async () => {
    for (let turns = 0; turns < 40; turns++) {
      await freshProfile();
      await putHub(exampleHub({ currentRun: 1 }));
      await put("members", member({ id: "m2", name: "Bob", email: "bob@example.com" }));
      await put("people", examplePerson({ id: "p2", email: "bob@example.com" }));
      const matching = matchWhatIsNew();
      for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
      await exemptMembers({ hubId, memberIds: ["m2"], reason: "x", lookAgainOn: null });
      await matching;
      expect(await state("m2"), `after ${turns} turns`).toMatchObject({ kind: "exempt" });
    }
  });

  test("link whom they can, once, with one line, and keep a match when the address changes", async () => {
    await matchWhatIsNew();
    expect(await state("m2")).toMatchObject({
      personId: "p2",
      rule: "email",
      who: "automatic",
      hubRole: "collaborator",
    });
    await matchWhatIsNew();
    expect((await listAudit()).filter(({ deed }) => deed === "membersMatched")).toHaveLength(1);
    await put("members", member({ id: "m2", name: "Robert", email: "robert@example.com" }));
    await putHub(exampleHub({ currentRun: 2 }));
    await matchWhatIsNew();
    expect(await state("m2")).toMatchObject({ personId: "p2" });
  });

  test("look again when a guest, a domain or a sync is new", async () => {
    await matchWhatIsNew();
    await put("members", member({ id: "m3", name: "Gil", email: "gil@agency.example" }));
    const { personId } = await addGuest({
      name: "Gil",
      email: "GIL@agency.example",
      sponsorId: null,
      company: null,
      endsAt: null,
    });
    await matchWhatIsNew();
    expect(await state("m3")).toMatchObject({ personId });
    await put("members", member({ id: "m4", name: "Bo", email: "bob@alt.example" }));
    await changeSettings({ aliasDomains: [{ alias: "alt.example", of: "example.com" }] });
    await matchWhatIsNew();
    expect(await state("m4")).toMatchObject({ personId: "p2", rule: "domain" });
  });

  test("a portfolio that is connected again takes its decisions over", async () => {
    await matchMember(chosen);
    await exemptMembers({ hubId, memberIds: ["m2"], reason: "x", lookAgainOn: null });
    await removeHubRows(hubId, "keep", exampleLine());
    await putHub(exampleHub({ id: "again", currentRun: 1 }));
    await put("members", { ...member({ id: "m1" }), hubId: "again" });
    await matchWhatIsNew();
    expect(await listDecisions(hubId)).toEqual([]);
    expect((await listDecisions("again")).map(({ state }) => state?.kind)).toEqual(["match", "exempt"]);
    expect((await listAudit()).map(({ deed }) => deed)).toContain("decisionsAdopted");
  });
});

test("a guest is added, changed, removed and brought back; nobody else is changed by hand", async () => {
  const facts = { name: "Gil", email: "gil@agency.example", sponsorId: "p1", company: "Agency", endsAt: 7 };
  const { personId } = await addGuest(facts);
  expect(await getPerson(personId)).toMatchObject({ guest: { sponsorId: "p1", company: "Agency" }, endsAt: 7 });
  await removeGuest({ personId });
  expect((await getPerson(personId))?.status).toBe("gone");
  await editGuest({ personId, ...facts, name: "Gilda", company: "" });
  expect(await getPerson(personId)).toMatchObject({ name: "Gilda", status: "active", guest: { company: null } });
  expect(await problemOf(editGuest({ personId: "p1", ...facts }))).toBe("personGone");
  expect(await problemOf(removeGuest({ personId: "nobody" }))).toBe("personGone");
  expect((await listAudit()).map(({ deed }) => deed)).toEqual(["guestChanged", "guestRemoved", "guestAdded"]);
});
