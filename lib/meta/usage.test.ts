import fc from "fast-check";
import { expect, test } from "vitest";
import { fullest, readTier, readUsage } from "./usage.ts";

const NOW = 1_000_000;
const meter = (key: string, percent: number, minutes: number | null = null) => ({
  key,
  percent,
  regainAt: minutes === null ? null : NOW + minutes * 60_000,
  at: NOW,
});

test("No header, no meter.", () => {
  expect(readUsage({}, NOW)).toEqual([]);
  expect(readUsage(new Headers(), NOW)).toEqual([]);
  expect(readTier({})).toBeNull();
});

test("The app's meter is the fullest of its three counters.", () => {
  const headers = { "X-App-Usage": '{"call_count":28,"total_time":25,"total_cputime":61.5}' };
  expect(readUsage(headers, NOW)).toEqual([meter("app", 61.5)]);
  expect(readUsage(new Headers(headers), NOW)).toEqual([meter("app", 61.5)]);
});

test("All objects and all entries of the business use cases are read; minutes of regain mean full.", () => {
  const usage = {
    11: [
      { type: "pages", call_count: 10, total_cputime: 5, total_time: 2, estimated_time_to_regain_access: 0 },
      { type: "ads_management", call_count: 40, total_cputime: 90, total_time: 2, estimated_time_to_regain_access: 19 },
    ],
    22: [{ type: "pages", call_count: 99, total_cputime: 1, total_time: 1, ads_api_access_tier: "development_access" }],
  };
  const headers = { "x-BUSINESS-use-Case-Usage": JSON.stringify(usage) };
  expect(readUsage(headers, NOW)).toEqual([
    meter("buc:11:pages", 10),
    meter("buc:11:ads_management", 100, 19),
    meter("buc:22:pages", 99),
  ]);
  expect(readTier(headers)).toBe("development_access");
});

test("The ad account's meter has its reset time in seconds.", () => {
  const headers = {
    "x-ad-account-usage": '{"acc_id_util_pct":9.67,"reset_time_duration":120,"ads_api_access_tier":"standard_access"}',
  };
  expect(readUsage(headers, NOW)).toEqual([meter("act", 9.67, 2)]);
  expect(readTier(headers)).toBe("standard_access");
});

test.each([
  "",
  "{",
  "null",
  "[]",
  "3",
  '"x"',
  '{"call_count":null}',
  '{"call_count":-3}',
  '{"call_count":"many"}',
  '{"call_count":1e999}',
])("Damaged headers are left out: %s", (text) => {
  const headers = {
    "x-app-usage": text,
    "x-ad-account-usage": text,
    "x-business-use-case-usage": `{"1":${text || "null"},"2":[${text || "null"}]}`,
  };
  expect(readUsage(headers, NOW)).toEqual([]);
  expect(readTier(headers)).toBeNull();
});

test("A damaged regain time does not wait for more than a day.", () => {
  const usage = JSON.stringify({ 1: [{ type: "pages", call_count: 1, estimated_time_to_regain_access: 1e12 }] });
  expect(readUsage({ "x-business-use-case-usage": usage }, NOW)).toEqual([meter("buc:1:pages", 100, 24 * 60)]);
});

test("Of several readings of one meter the fullest counts.", () => {
  expect(fullest([meter("app", 20), meter("act", 3), meter("app", 25, 4), meter("app", 22)])).toEqual([
    meter("app", 25, 4),
    meter("act", 3),
  ]);
});

test("Nothing makes it throw, and every meter is a sound number.", () => {
  const entry = fc.record(
    {
      type: fc.jsonValue(),
      call_count: fc.jsonValue(),
      total_time: fc.jsonValue(),
      total_cputime: fc.jsonValue(),
      estimated_time_to_regain_access: fc.jsonValue(),
      ads_api_access_tier: fc.jsonValue(),
      acc_id_util_pct: fc.jsonValue(),
      reset_time_duration: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const text = fc.oneof(
    fc.string(),
    entry.map((one) => JSON.stringify(one)),
    fc.dictionary(fc.string(), fc.array(fc.oneof(entry, fc.jsonValue()))).map((one) => JSON.stringify(one)),
  );
  fc.assert(
    fc.property(text, text, text, (app, buc, act) => {
      const headers = { "X-App-Usage": app, "X-Business-Use-Case-Usage": buc, "X-Ad-Account-Usage": act };
      for (const { percent, regainAt } of readUsage(headers, NOW)) {
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(percent)).toBe(true);
        if (regainAt !== null) expect(regainAt).toBeGreaterThan(NOW);
      }
      readTier(headers);
    }),
  );
});
