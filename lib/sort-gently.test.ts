import fc from "fast-check";
import { expect, test } from "vitest";
import { sortGently } from "./sort-gently.ts";

const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;
const rest = async () => undefined;

test("sorts as Array.sort does, equal ones in their order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 5000 }), async (keys) => {
      const items = keys.map((key, place) => ({ key, place }));
      expect(await sortGently(items, byKey, rest)).toEqual([...items].sort(byKey));
    }),
    { numRuns: 30 },
  );
});

test("pauses between steps of a thousand, and ends where the pause says so", async () => {
  let pauses = 0;
  const items = Array.from({ length: 10_000 }, (_, n) => ({ key: (n * 7919) % 10_007 }));
  await sortGently(items, byKey, async () => {
    pauses += 1;
  });
  expect(pauses).toBeGreaterThanOrEqual(30);
  const stop = async () => {
    throw new Error("enough");
  };
  await expect(sortGently(items, byKey, stop)).rejects.toThrow("enough");
});
