import fc from "fast-check";
import { expect, test } from "vitest";
import { ProblemError } from "../problem.ts";
import { edgesIn, expand, type Field, isPlainCursor } from "./fields.ts";

test("Fields, edges, modifiers and nested edges are written as Graph reads them.", () => {
  expect(expand(["id", "name"])).toBe("id,name");
  expect(
    expand([
      "name",
      {
        edge: "business_users",
        limit: 100,
        after: "QVFIUk_x-1ZD==",
        summary: true,
        fields: ["id", { edge: "assigned_pages", params: { business: "1" }, limit: 25, fields: ["id", "tasks"] }],
      },
      { edge: "owned_pages", fields: [] },
    ]),
  ).toBe(
    "name,business_users.limit(100).after(QVFIUk_x-1ZD==).summary(total_count){id,assigned_pages.business(1).limit(25){id,tasks}},owned_pages",
  );
});

test.each([
  ["id,name"],
  ["id{name}"],
  [""],
  [{ edge: "a.limit(1)", fields: [] }],
  [{ edge: "a", after: "x)", fields: [] }],
  [{ edge: "a", after: "x){id}", fields: [] }],
  [{ edge: "a", after: "", fields: [] }],
  [{ edge: "a", limit: 1.5, fields: [] }],
  [{ edge: "a", limit: -1, fields: [] }],
  [{ edge: "a", params: { "b(": "1" }, fields: [] }],
  [{ edge: "a", params: { b: "1,2" }, fields: [] }],
  [{ edge: "a", fields: ["i d"] }],
])("What could be read as syntax is a fault: %j", (field) => {
  expect(() => expand([field])).toThrow(ProblemError);
});

test("A cursor is plain or is not.", () => {
  expect(isPlainCursor("QVFIUjRtc2==")).toBe(true);
  expect(isPlainCursor("a b")).toBe(false);
  expect(isPlainCursor("a)")).toBe(false);
});

test("The edges of a text are named without their values.", () => {
  expect(edgesIn("")).toEqual([]);
  expect(edgesIn("id,name")).toEqual([]);
  expect(edgesIn("a.b(1,x.y){id}")).toEqual(["a"]);
  expect(edgesIn("id,a.limit(2).after(x.y){id,b{id},c.d(1)},a{id}, e.limit(1)")).toEqual(["a", "b", "c", "e"]);
});

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const value = fc.stringMatching(/^[A-Za-z0-9_=-]{1,12}$/);
const { field } = fc.letrec<{ field: Field }>((tie) => ({
  field: fc
    .record(
      {
        edge: name,
        limit: fc.nat(500),
        after: value,
        summary: fc.constant(true),
        params: fc.constantFrom("business", "pages").chain((key) => value.map((one) => ({ [key]: one }))),
        fields: fc.array(fc.oneof({ maxDepth: 2, withCrossShrink: true }, name, tie("field")), { maxLength: 3 }),
      },
      { requiredKeys: ["edge", "fields"] },
    )
    // An edge without anything reads like a field.
    .map((one): Field => (one.fields.length === 0 && Object.keys(one).length === 2 ? { ...one, limit: 1 } : one)),
}));

test("What was written reads back as what was meant.", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(name, field), { maxLength: 4 }), (fields) => {
      expect(parse(expand(fields))).toEqual(fields);
    }),
  );
});

/** A reader of field expansion, written for this test from the docs' grammar. */
function parse(text: string): (string | Field)[] {
  let at = 0;
  const take = (form: RegExp): string | undefined => {
    const match = new RegExp(form, "y");
    match.lastIndex = at;
    const found = match.exec(text);
    if (!found) return undefined;
    at = match.lastIndex;
    return found[0];
  };
  const list = (): (string | Field)[] => {
    const all: (string | Field)[] = [];
    do {
      const edge = take(/\w+/);
      if (edge !== undefined) all.push(one(edge));
    } while (take(/,/));
    return all;
  };
  const one = (edge: string): string | Field => {
    const parts: Field = { edge, fields: [] };
    for (let modifier = take(/\.\w+\([^()]*\)/); modifier; modifier = take(/\.\w+\([^()]*\)/)) {
      const [, key = "", argument = ""] = /^\.(\w+)\((.*)\)$/.exec(modifier) ?? [];
      if (key === "limit") parts.limit = Number(argument);
      else if (key === "after") parts.after = argument;
      else if (key === "summary") parts.summary = argument === "total_count";
      else parts.params = { ...parts.params, [key]: argument };
    }
    if (take(/\{/)) {
      parts.fields = list();
      expect(take(/\}/)).toBe("}");
    }
    return Object.keys(parts).length === 2 && parts.fields.length === 0 ? edge : parts;
  };
  const all = list();
  expect(at).toBe(text.length);
  return all;
}
