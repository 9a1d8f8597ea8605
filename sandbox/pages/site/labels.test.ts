import { describe, expect, test } from "vitest";
import { english, type LabelKey } from "./labels/keys.ts";
import { fill, labelsOf, languages } from "./labels.ts";
import { generations, locales } from "./scene.ts";

/** Labels of different controls that stand on the page together and must not read the same. */
const together: LabelKey[][] = [
  ["createApp", "connectApp", "requestAccess"],
  ["requestApp", "cancel"],
  ["roleAdmin", "roleEmployee"],
  ["days60", "never"],
  ["generateToken", "revokeTokens", "assignAssets"],
  ["business_users", "system_users", "apps", "pages", "partners", "requests", "business_info"],
  ["next", "back"],
  ["accept", "done", "next", "cancel"],
];

describe.each(locales)("%s", (locale) => {
  test.each(generations)("labels that stand together differ, %s", (generation) => {
    const t = labelsOf(locale, generation);
    for (const keys of together) expect(new Set(keys.map((key) => t[key])).size, keys.join(", ")).toBe(keys.length);
  });

  test("what is filled in has its place", () => {
    const t = labelsOf(locale, "2026");
    for (const key of Object.keys(english) as LabelKey[]) {
      expect(t[key].match(/\{[xn]\}/g), key).toEqual(english[key].match(/\{[xn]\}/g));
    }
  });
});

test("nothing is both known and made up", () => {
  for (const [locale, { known, plausible }] of Object.entries(languages)) {
    const both = Object.keys(known).filter((key) => key in plausible);
    expect(both, locale).toEqual([]);
  }
});

test("older words, other wordings, invented words", () => {
  expect(labelsOf("es-ES", "2026").generateToken).toBe("Generar identificador");
  expect(labelsOf("es-LA", "2023").generateToken).toBe("Generar nuevo token");
  expect(labelsOf("fr", "2026", 1).assignAssets).toBe("Ajouter des ressources");
  expect(labelsOf("nonsense", "2026").generateToken).not.toMatch(/token/i);
  expect(fill(labelsOf("pl", "2026").optionsSelected, 6)).toBe("Wybrano opcji: 6");
});
