import fc from "fast-check";
import { expect, test } from "vitest";
import { type FieldRequest, namesIn, parseFields, writeFields } from "./fields.ts";

test("reads modifiers and nested lists", () => {
  expect(
    parseFields("name, business_users.limit(100).after(QVFI=).summary(total_count){id,assigned_pages.limit(5){id}} ,a"),
  ).toEqual([
    { name: "name", args: {} },
    {
      name: "business_users",
      args: { limit: "100", after: "QVFI=", summary: "total_count" },
      fields: [
        { name: "id", args: {} },
        { name: "assigned_pages", args: { limit: "5" }, fields: [{ name: "id", args: {} }] },
      ],
    },
    { name: "a", args: {} },
  ]);
});

test("brackets inside a modifier's value belong to the value", () => {
  expect(parseFields("a.filter(b(c)).limit(2)")).toEqual([{ name: "a", args: { filter: "b(c)", limit: "2" } }]);
});

test("takes .fields() as another way to nest", () => {
  expect(parseFields("owned_pages.fields(id,name).limit(2)")).toEqual([
    {
      name: "owned_pages",
      args: { limit: "2" },
      fields: [
        { name: "id", args: {} },
        { name: "name", args: {} },
      ],
    },
  ]);
});

test.each(["a{b", "a}", "a.limit(1", "a.limit", "a b", "{a}", "a..b(1)", "a{b}}"])("refuses %s", (text) => {
  expect(() => parseFields(text)).toThrow(/Syntax error/);
});

test("names every edge at any depth", () => {
  expect(namesIn(parseFields("a,b{c{d},e}"))).toEqual(["a", "b", "c", "d", "e"]);
});

const name = fc.stringMatching(/^[a-z_]{1,8}$/);
const args = fc.dictionary(
  name.filter((key) => key !== "fields" && key !== "__proto__"),
  fc.stringMatching(/^[A-Za-z0-9]{1,6}$/),
  { maxKeys: 2, noNullPrototype: true },
);
const { tree } = fc.letrec<{ tree: FieldRequest }>((tie) => ({
  tree: fc.record(
    { name, args, fields: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) },
    { requiredKeys: ["name", "args"] },
  ),
}));

test("what is written can be read back", () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (fields) => {
      expect(parseFields(writeFields(fields))).toEqual(fields);
    }),
  );
});
