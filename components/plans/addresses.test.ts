import fc from "fast-check";
import { expect, test } from "vitest";
import { judge, readAddresses } from "./addresses.ts";

test.each([
  ["a@x.example, b@x.example;c@x.example d@x.example\n\ne@x.example", ["a", "b", "c", "d", "e"]],
  ["Ana Costa <a@x.example>, Bo <b@x.example>", ["a", "b"]],
  ['"Costa, Ana" <a@x.example>; Costa, Bo <b@x.example>', ["a", "b"]],
  ["mailto:a@x.example. b@x.example,", ["a", "b"]],
  ["<a@x.example><b@x.example>", ["a", "b"]],
])("%j is read", (typed, names) => {
  expect(readAddresses(typed)).toEqual(names.map((name) => `${name}@x.example`));
});

test("what is no address is not lost among those that are", () => {
  expect(readAddresses("a@x.example, bob, c@x.example").sort()).toEqual(["a@x.example", "bob", "c@x.example"]);
  expect(readAddresses("Ana <a@x.example>, bob").sort()).toEqual(["a@x.example", "bob"]);
  expect(readAddresses("bob, Ana <a@x.example>, c@x.example").sort()).toEqual(["a@x.example", "bob", "c@x.example"]);
});

test("each is told what stands in its way", () => {
  const known = {
    members: new Set(["m@x.example"]),
    invited: new Set(["i@x.example"]),
    underWay: new Set(["u@x.example"]),
  };
  const typed = "M@x.example i@X.example u@x.example new@x.example NEW@x.example nobody";
  expect(judge(typed, known).map(({ state }) => state)).toEqual([
    "member",
    "invited",
    "underWay",
    "fine",
    "duplicate",
    "bad",
  ]);
});

test("however they are separated, the same addresses are found", () => {
  const name = fc.stringMatching(/^[a-z]{1,8}$/).map((word) => `${word}@example.com`);
  const gap = fc.constantFrom(", ", ";", "\n", " ", "\r\n", " ; ", ",,");
  fc.assert(
    fc.property(fc.array(fc.tuple(name, gap), { minLength: 1, maxLength: 20 }), (pairs) => {
      expect(readAddresses(pairs.map(([address, after]) => address + after).join(""))).toEqual(
        pairs.map(([address]) => address),
      );
    }),
  );
});
