import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./fold.ts";
import { haystacks, search } from "./haystacks.ts";

const rows = [
  { name: "José García", email: "jose@example.com", id: "101" },
  { name: "ΟΔΥΣΣΕΥΣ Παπάς", email: null, id: "102" },
  { name: "Łukasz Strauß", email: "lukasz@example.com", id: "103" },
  { name: "İpek Ilgın", email: "ipek@example.com", id: "104" },
];
const { of } = haystacks<(typeof rows)[number]>((row) => [row.name, row.email, row.id]);
const found = (typed: string) => search(rows, typed, of).map((row) => row.id);

test.each([
  ["jose", ["101"]],
  ["JOSÉ", ["101"]],
  ["García josé", ["101"]],
  ["example.com strauss", ["103"]],
  ["lukasz", ["103"]],
  ["παπας", ["102"]],
  ["οδυσσευς", ["102"]],
  ["ipek ilgin", ["104"]],
  ["03", ["103"]],
  ["  ", ["101", "102", "103", "104"]],
  ["jose nobody", []],
])("typing %o finds %o", (typed, ids) => {
  expect(found(typed)).toEqual(ids);
});

test("no word is found across two fields", () => {
  expect(found("garciajose")).toEqual([]);
});

test("every part of a text is found in it, whatever the script", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }), (text) => {
      expect(fold(text.toUpperCase())).toContain(fold(fold(text.toUpperCase())));
      const row = { text };
      expect(search([row], text, haystacks<typeof row>((each) => [each.text]).of)).toEqual([row]);
    }),
  );
});
