import { afterAll, expect, test } from "vitest";
import { controlOf } from "../../../sandbox/pages/site/dom.ts";
import { rightControls } from "../../../sandbox/pages/site/oracle.ts";
import { type Generation, locales } from "../../../sandbox/pages/site/scene.ts";
import { everyScene } from "../../../sandbox/pages/site/scenes.ts";
import { look } from "../look.ts";
import { breath, knownOf, pageOf, walkers } from "./scenes.ts";

const shares: Record<string, { asked: number; pointed: number }> = {};

/** Looks at every scene of a generation in every language. */
export function testScenes(generation: Generation): void {
  afterAll(() => {
    const lines = Object.entries(shares).map(([name, { asked, pointed }]) => `${name} ${pointed}/${asked}`);
    process.stdout.write(`  pointers where something is to press: ${lines.join(", ")}\n`);
  });

  test.each(locales)("%s: every pointer is right, or there is none", { timeout: 30_000 }, async (locale) => {
    const share = { asked: 0, pointed: 0 };
    shares[`${locale} ${generation}`] = share;
    const wrong: string[] = [];
    for (const { name, scene } of everyScene({ generation, locale })) {
      const page = pageOf(scene);
      await breath();
      for (const { who, want, needsAppRole } of walkers) {
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
    // How many must be there, the test of the steps says of the main path.
    expect(share.pointed).toBeGreaterThan(0);
  });
}
