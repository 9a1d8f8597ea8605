import fc from "fast-check";
import { expect, test } from "vitest";
import { batchForm, batchItems } from "./batch.ts";

test("The form asks for each read's headers and holds no version and no token.", () => {
  expect(batchForm(["me?fields=id"])).toEqual({
    batch: '[{"method":"GET","relative_url":"me?fields=id"}]',
    include_headers: "true",
  });
});

test("Header names are lower-cased; an item may be unfinished or unreadable.", () => {
  const headers = [{ name: "X-App-Usage", value: "{}" }, { name: 3 }, null, { name: "__proto__", value: "x" }];
  expect(batchItems([{ code: 200, headers, body: "{}" }, null, 3, { code: 200 }, { code: 400, body: "<" }], 5)).toEqual(
    [
      { state: "answered", status: 200, headers: { "x-app-usage": "{}" }, body: {}, size: 2 },
      { state: "unfinished" },
      { state: "unreadable" },
      { state: "unreadable" },
      { state: "answered", status: 400, headers: {}, body: undefined, size: 1 },
    ],
  );
});

test("An answer of another length, or no list, tells nothing.", () => {
  for (const answer of [[], [null], [null, null, null], {}, null, undefined, "[]"])
    expect(batchItems(answer, 2)).toBeNull();
});

test("Nothing makes it throw.", () => {
  const item = fc.record(
    {
      code: fc.oneof(fc.integer(), fc.jsonValue()),
      body: fc.oneof(fc.json(), fc.jsonValue()),
      headers: fc.oneof(fc.jsonValue(), fc.array(fc.record({ name: fc.jsonValue(), value: fc.jsonValue() }))),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.array(fc.oneof(item, fc.jsonValue())), fc.jsonValue()), (answer) => {
      const length = Array.isArray(answer) ? answer.length : 1;
      const items = batchItems(answer, length);
      if (Array.isArray(answer)) expect(items).toHaveLength(length);
      else expect(items).toBeNull();
    }),
  );
});
