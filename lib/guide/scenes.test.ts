// @vitest-environment happy-dom
import { afterAll, describe, expect, test } from "vitest";
import { controlOf } from "../../sandbox/pages/site/dom.ts";
import { rightControls, type Want } from "../../sandbox/pages/site/oracle.ts";
import { type Generation, locales } from "../../sandbox/pages/site/scene.ts";
import { everyScene } from "../../sandbox/pages/site/scenes.ts";
import { exampleUser } from "../../sandbox/pages/site/world.ts";
import { look } from "./look.ts";
import { knownOf, pageOf, wantOf } from "./testing/scenes.ts";

/** Who looks at a scene: on both ways, before and after a system user was chosen, with a role missing, with the token safe. */
const walkers: { who: string; want: Want; needsAppRole?: boolean }[] = [
  { who: "provider", want: wantOf() },
  { who: "provider, user chosen", want: wantOf({ systemUserId: exampleUser.id }) },
  { who: "provider, role needed", want: wantOf({ systemUserId: exampleUser.id }), needsAppRole: true },
  { who: "own", want: wantOf({ way: "own" }) },
  { who: "own, user chosen", want: wantOf({ way: "own", systemUserId: exampleUser.id }) },
  { who: "token safe", want: wantOf({ systemUserId: exampleUser.id, tokenHad: true }) },
];

const shares: Record<string, { asked: number; pointed: number }> = {};
afterAll(() => {
  const lines = Object.entries(shares).map(([name, { asked, pointed }]) => `${name} ${pointed}/${asked}`);
  process.stdout.write(`  pointers where something is to press: ${lines.join(", ")}\n`);
});

/** Of the scenes with something to press, so many must have a pointer. */
const LEAST: Partial<Record<(typeof locales)[number], number>> = { en: 0.25 };

describe.each(["2023", "2026"] as const satisfies Generation[])("%s", (generation) => {
  test.each(locales)("%s: every pointer is right, or there is none", (locale) => {
    const share = { asked: 0, pointed: 0 };
    shares[`${locale} ${generation}`] = share;
    const wrong: string[] = [];
    for (const { name, scene } of everyScene({ generation, locale })) {
      const page = pageOf(scene);
      for (const { who, want, needsAppRole = false } of walkers) {
        const { pointer, advice } = look(page, knownOf(scene, want, { needsAppRole }));
        const rights = rightControls(scene, want);
        const control = pointer ? (controlOf(pointer) ?? "nothing of the page") : null;
        if (rights.size > 0) share.asked += 1;
        if (control !== null) share.pointed += 1;
        if (control !== null && !rights.has(control)) {
          wrong.push(
            `${name} (${who}): ${advice} pointed at ${control}, right: ${[...rights].join(", ") || "nothing"}`,
          );
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(share.pointed / share.asked).toBeGreaterThanOrEqual(LEAST[locale] ?? 0);
  });
});
