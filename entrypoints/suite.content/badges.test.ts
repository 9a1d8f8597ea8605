import { expect, test } from "vitest";
import type { Badge } from "../../lib/messages/suite-answers.ts";
import { badgeOf } from "./badge-of.ts";

const badge = (memberId: string, name: string, email: string | null): Badge => ({
  ...{ memberId, name, email },
  state: "unmatched",
});
const known = [
  badge("61551", "Ana Costa", "ana@example.com"),
  badge("61552", "Bo Li", "bo@example.com"),
  badge("61553", "Bo Li", null),
];

test.each([
  ["by the ID", { memberId: "61552", email: null, name: "Somebody" }, "61552"],
  ["by the address, however it is written", { memberId: null, email: " ANA@Example.com ", name: "Somebody" }, "61551"],
  [
    "by the address where the page has another ID",
    { memberId: "9", email: "bo@example.com", name: "Somebody" },
    "61552",
  ],
  ["by a name that only one has", { memberId: null, email: null, name: "Ana Costa" }, "61551"],
  ["not by a name that two have", { memberId: null, email: null, name: "Bo Li" }, null],
  [
    "not by the name where the address is another's",
    { memberId: null, email: "x@example.com", name: "Ana Costa" },
    null,
  ],
])("a person is known %s", (_, person, memberId) => {
  expect(badgeOf(person, known)?.memberId ?? null).toBe(memberId);
});
