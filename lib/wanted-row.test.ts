import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { askForRow, onWantedRow, type WantedRow } from "./wanted-row.ts";

const row = { businessId: "100", memberId: "m1" };
beforeEach(() => {
  vi.useRealTimers();
  fakeBrowser.reset();
});

function listen() {
  const shown: WantedRow[] = [];
  const gone = new AbortController();
  onWantedRow((wanted) => shown.push(wanted), gone.signal);
  return { shown, gone };
}

test("a panel that opens afterwards shows the row, once", async () => {
  await askForRow(row);
  const first = listen();
  await vi.waitFor(() => expect(first.shown).toEqual([row]));
  const second = listen();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(second.shown).toEqual([]);
});

test("an open panel shows each row that is asked for, the same one again too", async () => {
  const { shown, gone } = listen();
  await askForRow(row);
  await vi.waitFor(() => expect(shown).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 2));
  await askForRow(row);
  await vi.waitFor(() => expect(shown).toHaveLength(2));
  gone.abort();
  await askForRow({ ...row, memberId: "m2" });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(shown).toHaveLength(2);
});

test("what was asked for long ago is of no interest", async () => {
  vi.useFakeTimers({ now: 0, toFake: ["Date"] });
  await askForRow(row);
  vi.setSystemTime(10 * 60_000);
  const { shown } = listen();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(shown).toEqual([]);
});
