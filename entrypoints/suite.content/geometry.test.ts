import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, calloutPlace, clearOf, edgePlace, MARGIN, outside, overlap, placed, sharesOf } from "./geometry.ts";

const room = { width: 1200, height: 800 };
const panel = { width: 320, height: 400 };
const corner = { x: 1, y: 1 };
const box = (x: number, y: number, width = 100, height = 30): Box => ({ x, y, width, height });

const anyBox = fc.record({
  x: fc.integer({ min: -200, max: 1400 }),
  y: fc.integer({ min: -200, max: 1000 }),
  width: fc.integer({ min: 1, max: 600 }),
  height: fc.integer({ min: 1, max: 400 }),
});

test("shares count from where lines begin: the lower end corner is on the left where lines run to the left", () => {
  expect(placed(panel, room, corner, false)).toMatchObject({ x: 1200 - 320 - MARGIN, y: 800 - 400 - MARGIN });
  expect(placed(panel, room, corner, true)).toMatchObject({ x: MARGIN, y: 800 - 400 - MARGIN });
});

test("a place and its shares are the same thing, in both directions", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      (x, y, rtl) => {
        const shares = sharesOf(placed(panel, room, { x, y }, rtl), room, rtl);
        expect(shares.x).toBeCloseTo(x);
        expect(shares.y).toBeCloseTo(y);
      },
    ),
  );
});

describe("the panel", () => {
  test("stays where it was put while the target is elsewhere", () => {
    expect(clearOf(box(100, 100), null, panel, room, corner, false)).toEqual(placed(panel, room, corner, false));
    expect(clearOf(null, null, panel, room, { x: 0.3, y: 0.5 }, false)).toEqual(
      placed(panel, room, { x: 0.3, y: 0.5 }, false),
    );
  });
  test("makes way to the nearest corner that is free", () => {
    expect(clearOf(box(1000, 700), null, panel, room, corner, false)).toEqual(
      placed(panel, room, { x: 1, y: 0 }, false),
    );
  });
  test("keeps off the dialog too, but the target comes first", () => {
    const dialog = box(700, 100, 500, 650);
    expect(clearOf(null, dialog, panel, room, corner, false)).toEqual(placed(panel, room, { x: 0, y: 1 }, false));
    const everywhere = box(0, 0, 1200, 800);
    expect(clearOf(box(1000, 700), everywhere, panel, room, corner, false)).toEqual(
      placed(panel, room, { x: 1, y: 0 }, false),
    );
  });

  test("has no place in a window that the target fills", () => {
    expect(clearOf(box(0, 0, 1200, 800), null, panel, room, corner, false)).toBeNull();
  });
  test("never covers the target, wherever that is", () => {
    fc.assert(
      fc.property(anyBox, fc.boolean(), (target, rtl) => {
        const place = clearOf(target, null, panel, room, corner, rtl);
        expect(place === null || !overlap(place, target)).toBe(true);
      }),
    );
  });
});

describe("the callout", () => {
  const size = { width: 200, height: 60 };
  test.each([
    [box(500, 300), "below"],
    [box(500, 300, 300), "after"],
    [box(500, 300, 16, 16), "before"],
    [box(850, 300, 300), "before"],
    [box(20, 300, 1100), "below"],
    [box(500, 760), "above"],
    [box(100, 10, 100, 780), "after"],
    [box(1000, 10, 150, 780), "before"],
  ])("%j has it %s", (target, side) => expect(calloutPlace(target, size, room)?.side).toBe(side));
  test("is at the other end of a line where lines run to the left", () => {
    expect(calloutPlace(box(500, 300, 300), size, room, null, true)?.side).toBe("before");
  });
  test("keeps off the panel if there is room elsewhere", () => {
    const beside = box(700, 200, 300, 300);
    expect(calloutPlace(box(300, 300, 300), size, room, beside)?.side).toBe("before");
    expect(calloutPlace(box(300, 300, 300), size, room, box(0, 0, 1200, 800))?.side).toBe("after");
  });
  test("never covers the target and is never out of the window", () => {
    fc.assert(
      fc.property(anyBox, (target) => {
        const place = calloutPlace(target, size, room);
        if (!place) return;
        expect(overlap(place, target)).toBe(false);
        expect(place.x >= 0 && place.y >= 0).toBe(true);
        expect(place.x + place.width <= room.width && place.y + place.height <= room.height).toBe(true);
      }),
    );
  });
});

test.each([
  [box(10, -50), "up"],
  [box(10, 900), "down"],
  [box(-200, 10), "left"],
  [box(1300, 10), "right"],
  [box(10, -20), null],
] as const)("%j is out of sight: %s", (target, way) => expect(outside(target, room)).toBe(way));

test.each(["up", "down", "left", "right"] as const)("what lies %s is told at that edge, beside the panel", (way) => {
  const size = { width: 200, height: 60 };
  const middle = edgePlace(way, size, room, null);
  const beside = edgePlace(way, size, room, middle);
  expect(overlap(beside, middle)).toBe(false);
  const [side, at] = way === "up" || way === "down" ? (["y", 740] as const) : (["x", 1000] as const);
  const expected = way === "up" || way === "left" ? 0 : at;
  expect([middle[side], beside[side]]).toEqual([expected, expected]);
});
