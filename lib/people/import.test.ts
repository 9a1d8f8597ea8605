import { beforeEach, describe, expect, test } from "vitest";
import { listAudit } from "../audit/log.ts";
import type { Ask } from "../messages/protocol.ts";
import { openDatabase } from "../store/database.ts";
import { putHub } from "../store/hubs.ts";
import { dropStaged, listPeople, listSources, stagePeople } from "../store/people.ts";
import type { Person, PersonFacts } from "../store/people-records.ts";
import { dumpDatabase } from "../store/testing/dump.ts";
import { exampleHub, exampleMember } from "../store/testing/examples.ts";
import { failPutAfter, problemOf } from "../store/testing/faults.ts";
import { freshProfile } from "../store/testing/fresh.ts";
import { examplePerson } from "../store/testing/people-examples.ts";
import { matchMember } from "./deeds.ts";
import { editGuest, removeGuest } from "./guests.ts";
import { applyImport, removeSource, undoImport } from "./import.ts";

beforeEach(freshProfile);

function row(over: Partial<PersonFacts>): PersonFacts {
  const { id: _, sourceId: __, said: _said, addedAt: ___, changedAt: ____, ...facts } = examplePerson(over);
  return facts;
}
const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => row({ name: `P${n}`, email: `p${n}@x.example` }));
const ask = (over: Partial<Ask<"people.import">> = {}): Ask<"people.import"> => ({
  importId: "i",
  sourceId: null,
  fileName: "people.csv",
  shape: "s",
  columns: ["name", "email"],
  batches: 1,
  rows: 1,
  unreadable: 0,
  approved: false,
  ...over,
});

async function bring(people: PersonFacts[], over: Partial<Ask<"people.import">> = {}) {
  await stagePeople("i", 0, people);
  return await applyImport(ask(over));
}
async function source(people: PersonFacts[]): Promise<string> {
  const answer = await bring(people);
  return answer.outcome === "applied" ? answer.sourceId : expect.unreachable("asked");
}
const byName = async () => new Map((await listPeople()).map((person) => [person.name, person] as [string, Person]));

describe("an import", () => {
  test("brings people of all batches, remembers the file, and leaves nothing staged", async () => {
    await stagePeople("i", 0, rows(3));
    await stagePeople("i", 1, [row({ name: "Last", email: null })]);
    expect(await applyImport(ask({ batches: 2, rows: 5, unreadable: 1 }))).toMatchObject({
      outcome: "applied",
      added: 4,
    });
    expect((await listPeople()).map(({ name }) => name).sort()).toEqual(["Last", "P0", "P1", "P2"]);
    expect(await listSources()).toMatchObject([
      { fileName: "people.csv", rows: 5, people: 4, columns: ["name", "email"] },
    ]);
    expect((await dumpDatabase()).stagedPeople).toEqual([]);
    expect((await listAudit())[0]).toMatchObject({ deed: "peopleImported" });
  });

  test("without one of its batches, or on a full disk, imports nothing at all", async () => {
    await stagePeople("i", 0, rows(3));
    expect(await problemOf(applyImport(ask({ batches: 2 })))).toBe("importIncomplete");
    const full = failPutAfter(2);
    expect(await problemOf(applyImport(ask()))).toBe("diskFull");
    full.restore();
    expect(await listPeople()).toEqual([]);
    expect(await listSources()).toEqual([]);
    await dropStaged("i");
    expect(await problemOf(applyImport(ask()))).toBe("importIncomplete");
  });

  test("again is a diff: people keep their ID by the source's ID, the address, an old address, the user name", async () => {
    const sourceId = await source([
      row({ name: "Ida", externalId: "7", email: "ida@x.example" }),
      row({ name: "Adi", email: "adi@x.example" }),
      row({ name: "Old", email: "old@x.example" }),
      row({ name: "Una", email: null, username: "una" }),
      row({ name: "Same", email: "same@x.example" }),
    ]);
    const before = await byName();
    const answer = await bring(
      [
        row({ name: "Ida Renamed", externalId: "7", email: "renamed@x.example" }),
        row({ name: "Adi Changed", email: "ADI@x.example" }),
        row({ name: "Old Renamed", email: "new@x.example", aliases: ["old@x.example"] }),
        row({ name: "Una Changed", email: null, username: "UNA" }),
        row({ name: "Same", email: "same@x.example" }),
        // Somebody new got the address of somebody else: another ID is another person.
        row({ name: "New", externalId: "8", email: "ida@x.example" }),
      ],
      { sourceId },
    );
    expect(answer).toMatchObject({ added: 1, changed: 4, gone: 0 });
    const after = await byName();
    for (const [was, is] of [
      ["Ida", "Ida Renamed"],
      ["Adi", "Adi Changed"],
      ["Old", "Old Renamed"],
      ["Una", "Una Changed"],
      ["Same", "Same"],
    ]) {
      expect(after.get(is ?? "")?.id, is).toBe(before.get(was ?? "")?.id);
    }
    expect(after.get("Same")).toEqual(before.get("Same"));
    expect([...before.values()].map(({ id }) => id)).not.toContain(after.get("New")?.id);
  });

  test("somebody new who got the address of somebody who left is another person", async () => {
    const sourceId = await source([row({ name: "Ida", externalId: "7", email: "ida@x.example" })]);
    const ida = (await byName()).get("Ida");
    const answer = await bring([row({ name: "New", externalId: "8", email: "ida@x.example" })], { sourceId });
    expect(answer).toMatchObject({ added: 1, changed: 0, gone: 1 });
    expect((await byName()).get("New")?.id).not.toBe(ida?.id);
  });

  test("that would lose too many asks, and then does it", async () => {
    const sourceId = await source(rows(30));
    expect(await bring(rows(24), { sourceId })).toMatchObject({ outcome: "applied", gone: 6 });
    const asked = await bring(rows(17), { sourceId });
    expect(asked).toMatchObject({ outcome: "asks", gone: 7, of: 24 });
    expect(await listPeople()).toHaveLength(24);
    expect(await applyImport(ask({ sourceId, approved: true }))).toMatchObject({ outcome: "applied", gone: 7 });
    expect(await listPeople()).toHaveLength(17);
  });

  test("keeps who a decision names as gone, and forgets the others", async () => {
    const sourceId = await source(rows(3));
    await decideAbout((await byName()).get("P0")?.id ?? "");
    await bring([row({ name: "P2", email: "p2@x.example" })], { sourceId });
    expect((await listPeople()).map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
      "P0 gone",
      "P2 active",
    ]);
    await bring(rows(3), { sourceId });
    expect((await listPeople()).map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
      "P0 active",
      "P1 active",
      "P2 active",
    ]);
  });

  test("can be taken back, once, and as long as it is the last", async () => {
    const sourceId = await source(rows(3));
    const before = await listPeople();
    const sources = await listSources();
    const second = await bring(
      [row({ name: "P0 changed", email: "p0@x.example" }), row({ name: "N", email: "n@x.example" })],
      { sourceId },
    );
    const deedId = second.outcome === "applied" ? second.deedId : "";
    expect(await listPeople()).toHaveLength(2);
    await undoImport({ sourceId, deedId });
    expect(await listPeople()).toEqual(before);
    expect(await listSources()).toEqual(sources);
    expect(await problemOf(undoImport({ sourceId, deedId }))).toBe("nothingToUndo");
  });

  test("of another source touches nobody of the first; a source goes with its people", async () => {
    const first = await source(rows(2));
    await source([row({ name: "Other", email: "p0@x.example" })]);
    expect(await listPeople()).toHaveLength(3);
    await decideAbout((await byName()).get("P0")?.id ?? "");
    await removeSource({ sourceId: first });
    expect((await listPeople()).map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
      "Other active",
      "P0 gone",
    ]);
    expect(await listSources()).toHaveLength(1);
  });

  test("30,000 people arrive in one commit", async () => {
    const many = rows(5000);
    for (let n = 0; n < 6; n++) {
      await stagePeople(
        "i",
        n,
        many.map((person) => ({ ...person, email: `${n}-${person.email}` })),
      );
    }
    const big = ask({ batches: 6, rows: 30_000 });
    const answer = await applyImport(big);
    expect(answer).toMatchObject({ outcome: "applied", added: 30_000 });
    expect(await listPeople()).toHaveLength(30_000);
  }, 180_000);
});

/** A decision that names this person. */
async function decideAbout(personId: string): Promise<void> {
  await putHub(exampleHub());
  await (await openDatabase()).put("members", exampleMember({ hubId: "hub", id: "m1" }));
  await matchMember({ hubId: "hub", memberId: "m1", personId, hubRole: "owner", rule: "chosen", inputs: [], score: 0 });
}

describe("a guest of a file", () => {
  const guest = (over: Partial<PersonFacts> = {}) =>
    row({
      name: "Gil",
      email: "gil@agency.example",
      guest: { sponsorId: null, company: "Agency" },
      endsAt: 10,
      ...over,
    });
  const gil = async () => (await byName()).get("Gil") ?? expect.unreachable("nobody");
  const edit = async (over: { sponsorId?: string | null; endsAt?: number | null }) => {
    const { id, endsAt, guest: of } = await gil();
    const stays = { name: "Another", email: null, company: null, endsAt, sponsorId: of?.sponsorId ?? null };
    await editGuest({ personId: id, ...stays, ...over });
  };

  test("gets a sponsor and an end date, and nothing else, and keeps both through newer files", async () => {
    const sourceId = await source([guest()]);
    await edit({ sponsorId: "boss", endsAt: 20 });
    expect(await gil()).toMatchObject({ endsAt: 20, guest: { sponsorId: "boss", company: "Agency" } });
    expect((await listAudit())[0]).toMatchObject({ deed: "guestChanged" });
    await bring([guest({ endsAt: 30, title: "Lead" })], { sourceId });
    expect(await gil()).toMatchObject({
      title: "Lead",
      endsAt: 20,
      email: "gil@agency.example",
      guest: { sponsorId: "boss" },
    });
    // The same file again changes nothing.
    expect(await bring([guest({ endsAt: 30, title: "Lead" })], { sourceId })).toMatchObject({ changed: 0 });
  });
  test("keeps what was said when the import is taken back, and follows the file in what was not said", async () => {
    const sourceId = await source([guest()]);
    const second = await bring([guest({ title: "Lead" })], { sourceId });
    await edit({ sponsorId: "boss" });
    if (second.outcome !== "applied") return expect.unreachable();
    await undoImport({ sourceId, deedId: second.deedId });
    expect(await gil()).toMatchObject({ title: null, endsAt: 10, guest: { sponsorId: "boss" } });
    await bring([guest({ endsAt: 30 })], { sourceId });
    expect(await gil()).toMatchObject({ endsAt: 30, guest: { sponsorId: "boss" } });
  });
  test("is the file's to remove, and people of a file are nobody's guests", async () => {
    await source([guest(), row({ name: "Ana", email: "ana@x.example" })]);
    const ana = (await byName()).get("Ana")?.id ?? "";
    expect(await problemOf(removeGuest({ personId: (await gil()).id }))).toBe("personGone");
    const facts = { name: "Ana", email: null, company: null, endsAt: 1, sponsorId: null };
    expect(await problemOf(editGuest({ personId: ana, ...facts }))).toBe("personGone");
  });
});
