import { describe, expect, test } from "vitest";
import { exampleSetup } from "../store/testing/setup-examples.ts";
import { chooseSetup, UNDER_WAY } from "./choose.ts";

const NOW = 10 * UNDER_WAY;
const on = { guideOn: true, guideOffIn: [] as string[], guideAskedAt: null as number | null };
const state = (businessId: string, over: Parameters<typeof exampleSetup>[0] = {}) => ({
  setup: exampleSetup({ businessId, touchedAt: NOW - 2 * UNDER_WAY, ...over }),
  hasToken: false,
});
const chosen = (...args: Parameters<typeof chooseSetup>) => {
  const choice = chooseSetup(...args);
  return choice === null || choice === "new" ? choice : choice.state.setup.businessId;
};

test("the page's own setup, however long ago it was touched", () => {
  expect(chosen("100", [state("200", { touchedAt: NOW }), state("100")], on, NOW)).toBe("100");
});

describe("a page of another portfolio, or of none", () => {
  test.each([["300"], [null]])("%s: the setup that is under way, because this may be the wrong page", (shown) => {
    expect(chosen(shown, [state("100", { touchedAt: NOW - UNDER_WAY + 1 })], on, NOW)).toBe("100");
  });
  test("is left alone while a setup waits for days", () => {
    expect(chosen("300", [state("100")], on, NOW)).toBeNull();
    expect(chosen(null, [state("100")], on, NOW)).toBeNull();
  });
});

test("a finished setup guides nobody", () => {
  expect(chosen("100", [state("100", { finishedAt: 5, touchedAt: NOW })], on, NOW)).toBeNull();
});

describe("asked for, and no portfolio chosen yet", () => {
  test("a new one, on any page", () => {
    expect(chosen(null, [], { ...on, guideAskedAt: 1 }, NOW)).toBe("new");
    expect(chosen("300", [state("100")], { ...on, guideAskedAt: NOW }, NOW)).toBe("new");
  });
  test("but on the page of a setup, that one", () => {
    expect(chosen("100", [state("100")], { ...on, guideAskedAt: NOW }, NOW)).toBe("100");
  });
});

describe("turned off", () => {
  const asked = { ...on, guideAskedAt: NOW };
  const setups = [state("100", { touchedAt: NOW })];
  test("for good", () => expect(chosen("100", setups, { ...asked, guideOn: false }, NOW)).toBeNull());
  test("on the pages of this portfolio", () => {
    expect(chosen("100", setups, { ...asked, guideOffIn: ["100"] }, NOW)).toBeNull();
    expect(chosen("300", setups, { ...on, guideOffIn: ["100"] }, NOW)).toBeNull();
    expect(chosen("300", setups, { ...on, guideOffIn: ["400"] }, NOW)).toBe("100");
  });
});
