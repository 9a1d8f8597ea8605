import anyAscii from "any-ascii";
import { describe, expect, test } from "vitest";
import { buildWorld } from "../../sandbox/worlds/build.ts";
import { addTraps, buildDirectory, type Directory } from "../../sandbox/worlds/directory.ts";
import type { DirectoryStyle } from "../../sandbox/worlds/directory-rows.ts";
import { World } from "../../sandbox/worlds/truth.ts";
import type { WorldSize } from "../../sandbox/worlds/types.ts";
import { readColumns } from "../people/csv/columns.ts";
import { readPeople } from "../people/csv/people.ts";
import { readTable } from "../people/csv/table.ts";
import type { Match } from "../store/people-records.ts";
import { exampleDecision, exampleMatch } from "../store/testing/people-examples.ts";
import { suggest } from "./candidates.ts";
import { hubDomainsOf } from "./domain-evidence.ts";
import { buildLinks } from "./links.ts";
import { buildPeopleIndex } from "./people-index.ts";
import { addressBook, type Linked, matchByRule } from "./rules.ts";
import type { MemberFacts, PersonToMatch } from "./types.ts";

/** The people of a directory's file, with its own IDs as ours. */
async function peopleOf({ csv }: Directory): Promise<PersonToMatch[]> {
  const table = await readTable(new TextEncoder().encode(csv));
  if ("refusal" in table) throw new Error(`refused: ${table.refusal.kind}`);
  const read = await readPeople(table, readColumns(table, null));
  if ("refusal" in read) throw new Error(`refused: ${read.refusal.kind}`);
  expect(read.problems).toEqual([]);
  return read.people.map((person) => ({ ...person, id: person.externalId ?? "" }));
}

/** The members of a world by hub, as a sync stores them. */
function hubsOf(world: World): MemberFacts[][] {
  return world.portfolios.map(({ id: hubId, members }) =>
    members.map(({ id, name, email, pendingEmail, title }) => ({
      hubId,
      id,
      name,
      email: email ?? null,
      pendingEmail: pendingEmail ?? null,
      title: title ?? null,
    })),
  );
}

function decisionOf(member: MemberFacts, match: Partial<Match>) {
  return exampleDecision({ hubId: member.hubId, memberId: member.id, member, state: exampleMatch(match) });
}

describe.each<[WorldSize, DirectoryStyle, number]>([
  ["medium", "google", 1],
  ["medium", "entra", 2],
  ["medium", "plain", 3],
  ["many", "google", 4],
  ["many", "entra", 5],
  ["many", "plain", 6],
  // The same people are in many of its hubs: what was decided in one must count in the next.
  ["many", "entra", 67],
])("the world %s with its directory as %s (seed %i)", async (size, style, seed) => {
  const world = new World(buildWorld(size, seed, Date.now));
  addTraps(world);
  const directory = buildDirectory(world, style);
  const people = await peopleOf(directory);
  const names = new Map(people.map((person) => [person.id, `${person.name} <${person.email}>`]));
  const book = addressBook(people, directory);
  const hubs = hubsOf(world);
  const links = new Map<string, Linked>();
  for (const member of hubs.flat()) {
    const linked = matchByRule(member, book, null);
    if (linked) links.set(member.id, linked);
  }
  const truthOf = (id: string) => directory.truth.get(id) ?? { personId: null, kind: "not told", auto: false };

  test("automatic matches: not one wrong link, and 99 of 100 that can be known", () => {
    const wrong = hubs.flat().flatMap((member) => {
      const linked = links.get(member.id);
      const truth = truthOf(member.id);
      if (!linked || linked.personId === truth.personId) return [];
      return [`${member.name} <${member.email}> → ${names.get(linked.personId)} (${linked.rule}; ${truth.kind})`];
    });
    const can = hubs.flat().filter(({ id }) => truthOf(id).auto);
    const missed = can.filter(({ id }) => !links.has(id));
    const recall = 1 - missed.length / can.length;
    console.info(
      `${size}/${style}: ${links.size} linked, ${wrong.length} wrong, ${missed.length} of ${can.length} missed`,
    );
    expect(wrong).toEqual([]);
    expect(can.length).toBeGreaterThan(150);
    expect(
      recall,
      missed.map(({ name, email, id }) => `${name} <${email}>: ${truthOf(id).kind}`).join("\n"),
    ).toBeGreaterThanOrEqual(0.99);
  });

  test("suggestions: the right person first in 90 of 100 cases, among three in 97", () => {
    const index = buildPeopleIndex(people, directory, anyAscii);
    // Hub by hub, as an admin works: what the rules linked, and what was decided in one hub, the next ones know.
    const decisions = hubs.flat().flatMap((member) => {
      const linked = links.get(member.id);
      return linked ? [decisionOf(member, linked)] : [];
    });
    let asked = 0;
    let first = 0;
    let three = 0;
    const confused: string[] = [];
    for (const members of hubs) {
      const taken = new Map<string, string>();
      for (const member of members) {
        const linked = links.get(member.id);
        if (linked) taken.set(linked.personId, member.name);
      }
      const known = buildLinks(decisions);
      const hubDomains = hubDomainsOf(members);
      for (const member of members) {
        const truth = truthOf(member.id);
        if (links.has(member.id) || truth.personId === null) continue;
        asked++;
        const { candidates } = suggest(member, index, { decision: null, now: 0, taken, links: known, hubDomains });
        decisions.push(decisionOf(member, { personId: truth.personId }));
        const place = candidates.findIndex(({ personId }) => personId === truth.personId);
        if (place === 0) first++;
        if (place >= 0 && place < 3) three++;
        if (place === 0) continue;
        const best = candidates[0];
        const said = best
          ? `${names.get(best.personId)}, ${best.score}: ${best.reasons.map(({ kind }) => kind).join(" ")}`
          : "nobody";
        confused.push(
          `${truth.kind}: ${member.name} <${member.email}> is ${names.get(truth.personId)}, place ${place + 1}; first ${said}`,
        );
      }
    }
    const share = (count: number) => Math.round((1000 * count) / asked) / 10;
    console.info(
      `${size}/${style}: ${asked} asked, first ${share(first)} %, three ${share(three)} %\n${confused.join("\n")}`,
    );
    expect(asked).toBeGreaterThan(30);
    expect(first / asked).toBeGreaterThanOrEqual(0.9);
    expect(three / asked).toBeGreaterThanOrEqual(0.97);
  });
});
