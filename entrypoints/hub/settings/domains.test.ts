import { expect, test } from "vitest";
import { aliasText, readAliases, readDomains } from "./domains.ts";

test("domains are read as people write them", () => {
  expect(readDomains(" Acme.com, @acme.es\nana@acme.com ")).toEqual({ value: ["acme.com", "acme.es"], bad: null });
  expect(readDomains("")).toEqual({ value: [], bad: null });
  expect(readDomains("acme.com acme")).toEqual({ value: [], bad: "acme" });
});

test.each([
  ["acme.co.uk = acme.com\n\nacme.es=>acme.com", ["acme.co.uk = acme.com", "acme.es = acme.com"]],
  ["@acme.co.uk → acme.com", ["acme.co.uk = acme.com"]],
])("alias domains: %j", (text, lines) => {
  expect(readAliases(text).value.map(aliasText)).toEqual(lines);
});

test.each(["acme.com", "acme.com = acme.com", "a.com = b.com = c.com", "a.com b.com = c.com", "= a.com"])(
  "%j is refused",
  (line) => {
    expect(readAliases(line)).toEqual({ value: [], bad: line });
  },
);
