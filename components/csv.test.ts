import fc from "fast-check";
import { expect, test } from "vitest";
import { csvFileName, csvText, fileDay } from "./csv.ts";

test("is marked as UTF-8 and ends its lines as the format says", async () => {
  expect(await csvText(["Name", "Note"], [["Zoë", 'said "hi", left']])).toBe(
    '\ufeffName,Note\r\nZoë,"said ""hi"", left"',
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=1\n2", '=HYPERLINK("http://x")'])(
  "%o is no formula",
  async (cell) => {
    const line = (await csvText(["a"], [[cell]])).split("\r\n").slice(1).join("\r\n");
    expect(line.replace(/^"/, "")[0]).toBe("'");
  },
);

test("whatever a name is, its cell begins with no character of a formula", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 12 }), async (name) => {
      const [, cell = ""] = (await csvText(["a"], [[name]])).split(/\r\n([\s\S]*)/);
      expect(cell.replace(/^"/, "")).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test.each([
  [["Acme: Europe / DE", "Changes", "2026-11-24"], "Acme Europe DE - Changes - 2026-11-24.csv"],
  [["..", "Changes"], "Changes.csv"],
  [["Acme\u202egpj", "x"], "Acme gpj - x.csv"],
  [["\u0000", ""], "hubwarden.csv"],
])("a file of %o is named %o", (parts, name) => {
  expect(csvFileName(...parts)).toBe(name);
});

test("a day is that of the user's own clock", () => {
  expect(fileDay(new Date(2026, 0, 5, 23, 59).getTime())).toBe("2026-01-05");
});
