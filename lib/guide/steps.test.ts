// @vitest-environment happy-dom
import { afterAll, describe, expect, test } from "vitest";
import { controlOf } from "../../sandbox/pages/site/dom.ts";
import { rightControls } from "../../sandbox/pages/site/oracle.ts";
import { type Generation, generations, type Locale, locales } from "../../sandbox/pages/site/scene.ts";
import { look } from "./look.ts";
import { knownOf, pageOf, wantOf } from "./testing/scenes.ts";
import { SHOWN, type Shown, sceneFor } from "./testing/steps.ts";
import { ADVICE, type AdviceKind } from "./types.ts";

function lookAt(shown: Shown, generation: Generation, locale: Locale) {
  const scene = sceneFor(shown, generation, locale);
  const want = wantOf(shown.want);
  const page = pageOf(scene);
  const address = shown.address?.(page.address) ?? page.address;
  const sighting = look({ ...page, address }, knownOf(scene, want, shown.known));
  const { pointer } = sighting;
  const points = pointer ? (controlOf(pointer) ?? "nothing of the page") : null;
  return { sighting, points, rights: rightControls(scene, want) };
}

const rows = Object.entries(SHOWN).flatMap(([kind, all]) =>
  all.flatMap((shown) =>
    generations
      .filter((generation) => (shown.only ?? generation) === generation)
      .map((generation) => ({
        kind: kind as AdviceKind,
        generation,
        shown,
        name: typeof shown.scene === "string" ? shown.scene : "made for this",
      })),
  ),
);

test("every piece of advice has a page that gives it", () => {
  expect(ADVICE.filter((kind) => (SHOWN[kind] ?? []).length === 0)).toEqual([]);
});

describe("in English", () => {
  test.each(rows)("$generation, $kind: $name", ({ kind, generation, shown }) => {
    const { sighting, points, rights } = lookAt(shown, generation, "en");
    expect([sighting.advice, points]).toEqual([kind, shown.points]);
    if (points !== null) expect(rights).toContain(points);
    if (shown.main) expect(points).not.toBeNull();
  });
});

/**
 * Of the stops of the main path, at least so many have a pointer. Each is what the labels that were seen allow; with none at all it is
 * what needs no language.
 */
const LEAST: Record<Locale, number> = {
  en: 1,
  "es-ES": 0.8,
  "es-LA": 0.95,
  "pt-BR": 0.78,
  fr: 0.76,
  de: 0.59,
  it: 0.61,
  nl: 0.5,
  pl: 0.67,
  tr: 0.46,
  id: 0.46,
  vi: 0.59,
  ja: 0.78,
  ko: 0.59,
  "zh-TW": 0.76,
  "zh-CN": 0.56,
  ru: 0.61,
  ar: 0.18,
  nonsense: 0.18,
};

const shares: string[] = [];
afterAll(() => void process.stdout.write(`  main path pointed at: ${shares.join(", ")}\n`));

describe("the main path in every language", () => {
  const path = rows.filter(({ shown }) => shown.main);

  test.each(locales)("%s: no pointer is another than in English, and enough are there", (locale) => {
    const results = path.map(({ shown, generation, kind }) => {
      const { points } = lookAt(shown, generation, locale);
      return { kind, generation, points, isWrong: points !== null && points !== shown.points };
    });
    expect(results.filter(({ isWrong }) => isWrong)).toEqual([]);
    const share = results.filter(({ points }) => points !== null).length / results.length;
    shares.push(`${locale} ${Math.round(100 * share)} %`);
    expect(share).toBeGreaterThanOrEqual(LEAST[locale]);
  });
});
