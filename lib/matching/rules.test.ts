import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleMatch } from "../store/testing/people-examples.ts";
import { suggest } from "./candidates.ts";
import { sameName } from "./names.ts";
import { addressKey, plainAddress } from "./normalise.ts";
import { buildPeopleIndex } from "./people-index.ts";
import { isRoleAddress, isRoleName } from "./roles.ts";
import { addressBook, matchByRule } from "./rules.ts";
import { tabOf } from "./tab.ts";
import { memberOf, personOf } from "./testing/people.ts";
import type { DecisionFacts, Domains, PersonToMatch } from "./types.ts";

const NONE: Domains = { companyDomains: [], aliasDomains: [] };
const open: DecisionFacts = { state: null, notSame: [], later: null };
const rule = (email: string | null, people: PersonToMatch[], domains = NONE, decision: DecisionFacts | null = null) =>
  matchByRule(memberOf({ email }), addressBook(people, domains), decision);

describe("two addresses are one", () => {
  test.each([
    ["Ana@Acme.example", "ana@acme.EXAMPLE", true],
    ["  ana@acme.example ", "ana@acme.example", true],
    ["ΓΙΏΡΓΟΣ@acme.example", "γιώργος@acme.example", true],
    ["STRASSE@acme.example", "straße@acme.example", true],
    ["ａｎａ@acme.example", "ana@acme.example", true],
    ["ana@münchen.example", "ana@xn--mnchen-3ya.example", true],
    ["ana@MÜNCHEN.example", "ana@münchen.example", true],
    ["Jose\u0301@acme.example", "Jos\u00e9@acme.example", true],
    ["İbrahim@acme.example", "ibrahim@acme.example", false],
    ["ıbrahim@acme.example", "ibrahim@acme.example", false],
    ["ana@straße.example", "ana@strasse.example", false],
    ["аna@acme.example", "ana@acme.example", false],
    ["a.na@gmail.com", "ana@gmail.com", false],
    ["ana+ads@acme.example", "ana@acme.example", false],
  ])("%s and %s: %s", (one, other, same) => {
    expect(addressKey(one) === addressKey(other)).toBe(same);
  });

  test.each([
    ["a.na+x@gmail.com", "ana@gmail.com", "plusTag"],
    ["a.na@googlemail.com", "ana@gmail.com", "dots"],
    ["ana+x@acme.example", "ana@acme.example", "plusTag"],
    ["a.na@acme.example", "a.na@acme.example", null],
    ["a.na+x@elsewhere.example", "a.na+x@elsewhere.example", null],
    ["+x@gmail.com", "+x@gmail.com", null],
  ])("%s comes down to %s", (address, key, by) => {
    expect(plainAddress(address, new Set(["acme.example"]))).toEqual({ key, by });
  });
});

describe("the rules, in their order", () => {
  const ana = personOf({ id: "ana", email: "ana@acme.example", aliases: ["ac@acme.example"] });
  const bob = personOf({ id: "bob", name: "Bob Lee", email: "bob@acme.example" });
  const domains = { companyDomains: [], aliasDomains: [{ alias: "Acme.UK.example", of: "acme.example" }] };

  test.each([
    ["ANA@acme.example", "ana", "email"],
    ["ac@ACME.example", "ana", "alias"],
    ["bob@acme.uk.example", "bob", "domain"],
    ["ac@acme.uk.example", "ana", "domain"],
    ["carl@acme.example", undefined, undefined],
    [null, undefined, undefined],
  ])("%s", (email, personId, by) => {
    const linked = rule(email, [ana, bob], domains);
    expect([linked?.personId, linked?.rule]).toEqual([personId, by]);
  });

  test("each only if it says exactly one", () => {
    const twin = personOf({ id: "twin", email: "Ana@acme.example" });
    expect(rule("ana@acme.example", [ana, twin])).toBeNull();
    const other = personOf({ id: "other", aliases: ["ac@acme.example"] });
    expect(rule("ac@acme.example", [ana, other])).toBeNull();
    const namesake = personOf({ id: "namesake", aliases: ["bob@acme.example"] });
    expect(rule("bob@acme.uk.example", [bob, namesake], domains)).toBeNull();
  });

  test("an address of one person is not somebody else's alias", () => {
    const taker = personOf({ id: "taker", aliases: ["bob@acme.example"] });
    expect(rule("bob@acme.example", [bob, taker])?.personId).toBe("bob");
    const two = personOf({ id: "two", email: "bob@acme.example" });
    expect(rule("bob@acme.example", [bob, two, taker])).toBeNull();
  });

  test("what was decided stays", () => {
    const at = 1;
    const states: DecisionFacts[] = [
      { ...open, state: { kind: "unmatched", at } },
      { ...open, state: { kind: "exempt", reason: "x", lookAgainOn: null, at } },
      { ...open, later: at },
      { ...open, notSame: ["ana"] },
    ];
    for (const decision of states) expect(rule("ana@acme.example", [ana], NONE, decision)).toBeNull();
    expect(rule("ana@acme.example", [ana], NONE, { ...open, notSame: ["bob"] })?.personId).toBe("ana");
  });

  test("who is gone, a mailbox or a task links to nobody; a person with a task's address to themselves", () => {
    expect(rule("ana@acme.example", [{ ...ana, status: "gone" }])).toBeNull();
    expect(rule("ana@acme.example", [{ ...ana, status: "inactive" }])?.personId).toBe("ana");
    expect(rule("ana@acme.example", [{ ...ana, mailbox: true }])).toBeNull();
    expect(rule("info@acme.example", [{ ...ana, aliases: ["info@acme.example"] }])).toBeNull();
    expect(rule("info@acme.example", [{ ...bob, email: "info@acme.example" }])).toBeNull();
    expect(rule("info@acme.example", [{ ...ana, name: "Costa, ANA", email: "info@acme.example" }])?.personId).toBe(
      "ana",
    );
  });
});

test.each([
  ["info@x.example", true],
  ["social.media@x.example", true],
  ["ads2@x.example", true],
  ["marketing-team@x.example", true],
  ["no-reply+1@x.example", true],
  ["ana@x.example", false],
  ["ana.marketing@x.example", false],
  ["adsila@x.example", false],
])("%s is a task's: %s", (address, role) => expect(isRoleAddress(address)).toBe(role));

test("names of tasks, and the same name", () => {
  expect(["Social Team", "Marketing", "Ana Costa", "Social Costa"].map(isRoleName)).toEqual([true, true, false, false]);
  const same = (name: string, other: string) => sameName(name, { name: other, firstName: null, lastName: null });
  expect(same("Ana Müller", "MULLER, Ana")).toBe(true);
  expect(same("Ana", "Ana")).toBe(false);
  expect(same("Ana Müller", "Ana Maria Müller")).toBe(false);
});

describe("suggestions", () => {
  const index = (people: PersonToMatch[]) =>
    buildPeopleIndex(people, { ...NONE, companyDomains: ["acme.example"] }, null);
  const about = (
    over: Parameters<typeof memberOf>[0],
    people: PersonToMatch[],
    decision: DecisionFacts | null = null,
  ) => suggest(memberOf(over), index(people), { decision, now: 0 });

  test("say why", () => {
    const person = personOf({ name: "Costa, Ana", email: "ana.costa@acme.example" });
    const { candidates, disputed } = about({ email: "ana.costa+ads@acme.example", name: "Ana Costa" }, [person]);
    expect(disputed).toBe(false);
    expect(candidates[0]?.score).toBeGreaterThanOrEqual(90);
    expect(candidates[0]?.reasons).toContainEqual({
      kind: "plusTag",
      params: ["ana.costa+ads@acme.example", "ana.costa@acme.example"],
    });
  });

  test("two of one name are disputed, and one word is no name", () => {
    const twins = [personOf({ id: "a" }), personOf({ id: "b" })];
    const said = about({ name: "Ana Costa" }, twins);
    expect(said.disputed).toBe(true);
    expect(said.candidates.map(({ personId }) => personId)).toEqual(["a", "b"]);
    expect(said.candidates[0]?.reasons).toContainEqual({ kind: "sameName", params: ["2"] });
    expect(about({ name: "Ana" }, [personOf({ name: "Ana" })]).candidates).toEqual([]);
  });

  test("never by a name: tasks, mailboxes and names of two alphabets", () => {
    expect(about({ name: "Social Team", email: null }, [personOf({ name: "Social Team" })]).candidates).toEqual([]);
    expect(about({ name: "Ana Costa", email: "ads@x.example" }, [personOf()]).candidates).toEqual([]);
    expect(about({ name: "Ana Costa" }, [personOf({ mailbox: true })]).candidates).toEqual([]);
    expect(about({ name: "Аna Costa" }, [personOf({ name: "Аna Costa" })]).candidates).toEqual([]);
  });

  test("whoever is not the same is not suggested again", () => {
    expect(about({}, [personOf()], { ...open, notSame: ["p1"] }).candidates).toEqual([]);
    expect(about({}, [personOf()], open).candidates).toHaveLength(1);
  });
});

test("answers are the same whatever the order of people", () => {
  const words = fc.constantFrom("Ana", "Costa", "Müller", "Mueller", "José", "Łukasz", "Lee", "Novak");
  const address = fc.option(
    fc
      .tuple(fc.constantFrom("ana", "a.costa", "info", "lee", "ana+x"), fc.constantFrom("acme.example", "gmail.com"))
      .map(([local, domain]) => `${local}@${domain}`),
  );
  const some = fc.array(
    fc.record({
      name: fc.tuple(words, words).map((parts) => parts.join(" ")),
      email: address,
      aliases: fc.array(
        address.map((a) => a ?? "b@acme.example"),
        { maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const domains = { companyDomains: ["acme.example"], aliasDomains: [{ alias: "gmail.com", of: "acme.example" }] };
  fc.assert(
    fc.property(some, some, fc.infiniteStream(fc.nat()), (rows, asked, order) => {
      const people = rows.map((row, at) => personOf({ ...row, id: `p${at}` }));
      const shuffled = people
        .map((person) => ({ person, key: order.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ person }) => person);
      const say = (all: PersonToMatch[]) =>
        asked.map((row, at) => {
          const member = memberOf({ ...row, id: `m${at}` });
          const rules = matchByRule(member, addressBook(all, domains), null);
          return [rules, suggest(member, buildPeopleIndex(all, domains, null), { decision: null, now: 0 })];
        });
      expect(say(shuffled)).toEqual(say(people));
    }),
    { numRuns: 200 },
  );
});

test("where a member is shown", () => {
  const match = exampleMatch();
  const tab = (decision: Parameters<typeof tabOf>[0], person: Parameters<typeof tabOf>[1]) =>
    tabOf(decision, person, 100);
  const ana = personOf();
  expect(tab(null, null)).toEqual({ tab: "unmatched", left: false, due: false, later: false });
  expect(tab({ state: { kind: "unmatched", at: 1 }, later: 5 }, null)).toMatchObject({ tab: "unmatched", later: true });
  expect(tab({ state: match, later: null }, ana)).toMatchObject({ tab: "onboarded", left: false });
  expect(tab({ state: match, later: null }, { ...ana, status: "inactive" })).toMatchObject({
    tab: "onboarded",
    left: true,
  });
  expect(tab({ state: match, later: null }, null)).toMatchObject({ tab: "onboarded", left: true });
  const guest = { ...ana, guest: { sponsorId: null, company: null } };
  expect(tab({ state: match, later: null }, guest)).toMatchObject({ tab: "guest", left: false });
  expect(tab({ state: match, later: null }, { ...guest, endsAt: 100 })).toMatchObject({ tab: "guest", left: true });
  const exempt = { kind: "exempt", reason: "x", lookAgainOn: 100, at: 1 } as const;
  expect(tab({ state: exempt, later: null }, null)).toMatchObject({ tab: "exempted", due: true });
  expect(tab({ state: { ...exempt, lookAgainOn: 101 }, later: null }, null)).toMatchObject({ due: false });
});
