import anyAscii from "any-ascii";
import { describe, expect, test } from "vitest";
import { exampleDecision, exampleMatch } from "../store/testing/people-examples.ts";
import { suggest } from "./candidates.ts";
import { hubDomainsOf } from "./domain-evidence.ts";
import { buildLinks } from "./links.ts";
import { buildPeopleIndex, buildPeopleIndexGently } from "./people-index.ts";
import { buildPeopleSearch, searchPeople } from "./search.ts";
import { memberOf, personOf } from "./testing/people.ts";

const NONE = { companyDomains: [], aliasDomains: [] };
const pause = async () => undefined;
const people = [
  personOf({ id: "1", name: "Ana Müller", email: "ana.mueller@x.example", username: "amu" }),
  personOf({ id: "2", name: "Anabel Groß", email: "anabel@x.example", aliases: ["gross@y.example"] }),
  personOf({ id: "3", name: "Γιώργος Παπαδόπουλος" }),
  personOf({ id: "4", name: "Ana Costa" }),
  personOf({ id: "5", name: "gone", status: "gone" }),
  personOf({ id: "6", name: "Aaron Anatole" }),
];

describe("Match with", () => {
  test.each([
    ["ana", ["4", "1", "6", "2"]],
    ["an", ["6", "4", "1", "2"]],
    ["MULLER", ["1"]],
    ["mueller ana", ["1"]],
    ["müll", ["1"]],
    ["amu", ["1"]],
    ["GROSS@y.example", ["2"]],
    ["gros an", ["2"]],
    ["giorgos", ["3"]],
    ["γιώργος", ["3"]],
    ["x.example", []],
    ["gone", []],
    ["", []],
    ["nobody", []],
  ])("%s", async (query, ids) => {
    for (const order of [people, [...people].reverse()]) {
      const search = await buildPeopleSearch(await buildPeopleIndexGently(order, NONE, anyAscii, pause), pause);
      expect(searchPeople(search, query).map(({ person }) => person.id)).toEqual(ids);
    }
  });
});

describe("what other hubs and earlier members say", () => {
  const index = buildPeopleIndex(people, NONE, null);
  const links = buildLinks([
    exampleDecision({
      hubId: "other",
      memberId: "x",
      member: { name: "Annie M", email: "annie@home.example" },
      state: exampleMatch({ personId: "1" }),
    }),
    exampleDecision({
      hubId: "hub",
      memberId: "old",
      member: { name: "Bel Groß", email: "bel@home.example" },
      state: exampleMatch({ personId: "2" }),
    }),
    exampleDecision({ hubId: "hub", memberId: "ex", state: { kind: "unmatched", at: 1 } }),
  ]);
  const said = (over: Parameters<typeof memberOf>[0], present = new Set(["m1"])) =>
    suggest(memberOf(over), index, {
      decision: null,
      now: 0,
      links,
      present,
      hubLabels: new Map([["other", "Other hub"]]),
    }).candidates.map(({ personId, reasons }) => [personId, reasons[0]?.kind, reasons[0]?.params[0]]);

  test("the same address, or the same name, is suggested at once in another hub", () => {
    expect(said({ name: "?", email: "ANNIE@home.example" })).toEqual([["1", "matchedElsewhere", "Other hub"]]);
    expect(said({ name: "Annie M" })).toEqual([["1", "matchedElsewhereByName", "Other hub"]]);
  });

  test("of namesakes the one comes first whose match elsewhere has the same before the @", () => {
    const people = [
      personOf({ id: "namesake", name: "Anna Müller", email: "a.mueller2@acme.example" }),
      personOf({ id: "married", name: "Anna Brandt", email: "992344@staff.acme.example" }),
    ];
    const of = (personId: string, memberId: string, email: string) =>
      exampleDecision({
        hubId: "other",
        memberId,
        member: { name: "Anna Müller", email },
        state: exampleMatch({ personId }),
      });
    const decided = [of("namesake", "x", "a.mueller2@one.example"), of("married", "y", "anna.mueller@one.example")];
    const first = (email: string) =>
      suggest(memberOf({ name: "Anna Müller", email }), buildPeopleIndex(people, NONE, null), {
        decision: null,
        now: 0,
        links: buildLinks(decided),
      }).candidates[0]?.personId;
    expect(first("anna.mueller@two.example")).toBe("married");
    expect(first("a.mueller2@two.example")).toBe("namesake");
    expect(first("somebody@two.example")).toBe("namesake");
  });

  test("a person who was removed and invited again is recognised, one who is still here is somebody else", () => {
    expect(said({ name: "?", email: "bel@home.example" })).toEqual([["2", "cameBack", "Bel Groß"]]);
    expect(said({ name: "Bel Groß" })).toEqual([["2", "cameBack", "Bel Groß"]]);
    expect(said({ name: "Bel Groß" }, new Set(["m1", "old"]))).toEqual([]);
    expect(said({ name: "?", email: "bel@home.example" }, new Set(["m1", "old"]))).toEqual([]);
  });
});

test("the domains of a hub are those of many of its members, and of no host that is for everybody", () => {
  const at = (domain: string, count: number) => Array.from({ length: count }, (_, n) => ({ email: `p${n}@${domain}` }));
  const members = [...at("acme.example", 6), ...at("gmail.com", 6), ...at("rare.example", 1), { email: null }];
  expect([...hubDomainsOf(members)]).toEqual(["acme.example"]);
});
