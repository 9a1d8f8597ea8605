import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Failure } from "./errors.ts";
import { absorb, afterLimit, afterSuccess, emptyPace, Pace, waitBefore } from "./pace.ts";
import type { Meter } from "./usage.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_800_000_000_000;

const meter = (percent: number, regainAt: number | null = null, at = NOW, key = "app"): Meter => ({
  key,
  percent,
  regainAt,
  at,
});
const with1 = (...meters: Meter[]) => absorb(emptyPace, meters, NOW);
const limit = (regainMinutes: number | null): Failure => ({
  class: "limit",
  problem: { kind: "limitReached", code: 4, subcode: null, said: null, trace: null },
  tooMuchData: false,
  regainMinutes,
});

describe("Meters", () => {
  test.each([
    [0, 0],
    [69.9, 0],
    [70, 0],
    [72, 23],
    [80, 9.6 * 60],
    [90, 38.4 * 60],
    [95, 3600],
    [140, 3600],
  ])("At %d %% the wait is %d seconds.", (percent, seconds) => {
    expect(Math.round(waitBefore(with1(meter(percent)), NOW) / 1000)).toBe(seconds);
  });

  test("The fullest meter decides, and what has been waited is not waited again.", () => {
    const pace = with1(meter(10, null, NOW, "app"), meter(90, null, NOW, "act"));
    const wait = waitBefore(pace, NOW);
    expect(waitBefore(pace, NOW + wait / 2)).toBeCloseTo(wait / 2);
    expect(waitBefore(pace, NOW + wait)).toBe(0);
  });

  test("A full meter waits for the moment that Meta names, a fuller one never longer than that.", () => {
    expect(waitBefore(with1(meter(100, NOW + 3 * HOUR)), NOW)).toBe(3 * HOUR);
    expect(waitBefore(with1(meter(100, NOW + MINUTE)), NOW)).toBe(MINUTE);
    expect(waitBefore(with1(meter(94, NOW + MINUTE)), NOW)).toBe(MINUTE);
    expect(waitBefore(with1(meter(20, NOW + MINUTE)), NOW)).toBe(0);
  });

  test("Old meters are dropped, newer readings replace older ones, and not the other way round.", () => {
    let pace = with1(meter(80), meter(90, NOW + 5 * HOUR, NOW, "buc:1:pages"));
    pace = absorb(pace, [meter(50, null, NOW + 2 * HOUR, "act")], NOW + 2 * HOUR);
    expect(Object.keys(pace.meters)).toEqual(["buc:1:pages", "act"]);
    pace = absorb(with1(meter(80)), [meter(20, null, NOW - 1)], NOW);
    expect(pace.meters.app?.percent).toBe(80);
  });

  test("It survives being stored.", () => {
    const pace = afterLimit(with1(meter(80, NOW + 1)), limit(3), NOW, () => 0.5);
    expect(Pace.parse(JSON.parse(JSON.stringify(pace)))).toEqual(pace);
    expect(Pace.parse(JSON.parse(JSON.stringify(emptyPace)))).toEqual(emptyPace);
  });
});

describe("Limits", () => {
  test("Meta's own time counts, however long; without it the waits double, up to an hour.", () => {
    expect(waitBefore(afterLimit(emptyPace, limit(150), NOW, Math.random), NOW)).toBe(150 * MINUTE);
    expect(waitBefore(afterLimit(emptyPace, limit(0), NOW, Math.random), NOW)).toBe(MINUTE);
    const waits: number[] = [];
    let pace = emptyPace;
    let now = NOW;
    for (let strike = 0; strike < 9; strike++) {
      pace = afterLimit(pace, limit(null), now, () => 0);
      waits.push(waitBefore(pace, now) / MINUTE);
      now += waitBefore(pace, now);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test("Chance adds up to half.", () => {
    expect(
      waitBefore(
        afterLimit(emptyPace, limit(null), NOW, () => 1),
        NOW,
      ),
    ).toBe(1.5 * MINUTE);
  });

  test("A shorter wait does not end a longer one that Meta named before.", () => {
    const pace = afterLimit(afterLimit(emptyPace, limit(30), NOW, Math.random), limit(2), NOW, Math.random);
    expect(waitBefore(pace, NOW)).toBe(30 * MINUTE);
  });

  test("A success ends the growth; a block that is still to end stays.", () => {
    let pace = afterLimit(
      afterLimit(emptyPace, limit(null), NOW, () => 0),
      limit(null),
      NOW,
      () => 0,
    );
    pace = afterSuccess(pace);
    expect(waitBefore(pace, NOW)).toBe(2 * MINUTE);
    expect(waitBefore(pace, NOW + 2 * MINUTE)).toBe(0);
    expect(
      waitBefore(
        afterLimit(pace, limit(null), NOW + HOUR, () => 0),
        NOW + HOUR,
      ),
    ).toBe(MINUTE);
  });
});

describe("For any meters", () => {
  const percent = fc.double({ min: 0, max: 300, noNaN: true });
  const regain = fc.oneof(fc.constant(null), fc.integer({ min: NOW + 1, max: NOW + 24 * HOUR }));
  const step = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined });
  const paced = (one: Meter, step: number | undefined): Pace => ({
    ...with1(one),
    ...(step === undefined ? {} : { step }),
  });

  test("a fuller meter never waits less;", () => {
    fc.assert(
      fc.property(percent, percent, regain, step, fc.nat(2 * HOUR), (a, b, regainAt, by, later) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const lower = waitBefore(paced(meter(low, regainAt), by), NOW + later);
        expect(lower).toBeLessThanOrEqual(waitBefore(paced(meter(high, regainAt), by), NOW + later));
      }),
    );
  });

  test("no wait is negative, none is longer than an hour unless Meta said so, none is left after it, even if the clock was set back.", () => {
    fc.assert(
      fc.property(percent, regain, step, fc.integer({ min: -HOUR, max: 30 * HOUR }), (full, regainAt, by, later) => {
        const wait = waitBefore(paced(meter(full, regainAt), by), NOW + later);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(regainAt === null ? HOUR : Math.max(HOUR, regainAt - NOW));
        if (later >= (regainAt === null ? HOUR : regainAt - NOW)) expect(wait).toBe(0);
        if (full < 70) expect(wait).toBe(0);
      }),
    );
  });

  test("the refusal without a time never waits longer than an hour, and at least a minute.", () => {
    fc.assert(
      fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), (strikes, chance) => {
        const wait = waitBefore(
          afterLimit({ ...emptyPace, strikes }, limit(null), NOW, () => chance),
          NOW,
        );
        expect(wait).toBeGreaterThanOrEqual(MINUTE);
        expect(wait).toBeLessThanOrEqual(HOUR);
      }),
    );
  });

  test("a rolling hour's budget is never filled by our own calls, and is well used.", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 2000 }),
        fc.double({ min: 0, max: 0.28, noNaN: true }),
        (budget, share) => {
          const calls = Math.max(1, Math.floor(budget * share));
          const sent: number[] = [];
          let now = NOW;
          let pace = emptyPace;
          let early = 0;
          for (let requests = 0; requests < 1500 && now < NOW + 6 * HOUR; requests++) {
            now += waitBefore(pace, now) + 200;
            sent.push(now);
            if (now < NOW + HOUR) early += calls;
            const used = sent.filter((at) => at > now - HOUR).length * calls;
            expect(used).toBeLessThan(budget);
            pace = absorb(pace, [meter((100 * used) / budget, null, now)], now);
          }
          if (sent.length < 1500) expect(early / budget).toBeGreaterThan(0.55);
        },
      ),
      { numRuns: 60 },
    );
  });
});
