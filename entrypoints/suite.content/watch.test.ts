// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchPage } from "./watch.ts";

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame", "performance"],
  });
});
afterEach(() => vi.useRealTimers());

/** Watches a page that never rests; each look takes as long as `costs` says, the last for all that follow. Answers when looks began. */
function looksOf(costs: number[], during: number): number[] {
  const began: number[] = [];
  const from = performance.now();
  const watch = watchPage(() => {
    began.push(performance.now() - from);
    vi.advanceTimersByTime(costs[Math.min(began.length, costs.length) - 1] ?? 0);
    setTimeout(watch.poke);
  });
  vi.advanceTimersByTime(during);
  watch.stop();
  return began;
}

const pauses = (began: readonly number[], cost: number): number[] =>
  began.slice(1).map((at, n) => at - (began[n] ?? 0) - cost);

test("at most four looks a second, however quick", () => {
  const began = looksOf([1], 10_000);
  expect(began.length).toBeGreaterThan(20);
  expect(Math.min(...pauses(began, 1))).toBeGreaterThanOrEqual(250);
});

test("looks that are slow again and again take no more than one twentieth of the time", () => {
  const [, ...later] = pauses(looksOf([50], 20_000), 50);
  expect(later.length).toBeGreaterThan(5);
  expect(Math.min(...later)).toBeGreaterThanOrEqual(1_000);
});

test("one slow look does not leave the guide behind the page for seconds", () => {
  const began = looksOf([300, 2], 3_000);
  expect(began.length).toBeGreaterThan(5);
});
