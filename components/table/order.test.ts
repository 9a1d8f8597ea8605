import { beforeAll, expect, test } from "vitest";
import { useMessages } from "../testing/messages.ts";
import { order } from "./order.ts";

beforeAll(() => useMessages());

test("names by the rules of the language, numbers in them by value", () => {
  const names = ["Store 10", "Zoe", "Ärger", "store 9", "Anna"].map((name) => ({ name }));
  expect(order(names, (row) => row.name, false).map((row) => row.name)).toEqual([
    "Anna",
    "Ärger",
    "store 9",
    "Store 10",
    "Zoe",
  ]);
});

test("rows without a value are last in both directions, equal rows keep their order", () => {
  const rows = [
    { n: null, id: 1 },
    { n: 2, id: 2 },
    { n: 10, id: 3 },
    { n: 2, id: 4 },
  ];
  expect(order(rows, (row) => row.n, false).map((row) => row.id)).toEqual([2, 4, 3, 1]);
  expect(order(rows, (row) => row.n, true).map((row) => row.id)).toEqual([3, 2, 4, 1]);
});
