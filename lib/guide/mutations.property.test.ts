// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { controlOf } from "../../sandbox/pages/site/dom.ts";
import { rightControls } from "../../sandbox/pages/site/oracle.ts";
import { type Generation, locales } from "../../sandbox/pages/site/scene.ts";
import { everyScene, type NamedScene } from "../../sandbox/pages/site/scenes.ts";
import { look } from "./look.ts";
import { type Luck, luckOf, type Mutant, mutate } from "./testing/mutate.ts";
import { breath, knownOf, pageOf, type Walker, walkers } from "./testing/scenes.ts";

/** Mutated pages. More of them, or others, for those who ask: GUIDE_PAGES=20000 GUIDE_SEED=7. */
const PAGES = Number(process.env.GUIDE_PAGES ?? 5_000);
const SEED = Number(process.env.GUIDE_SEED ?? 20_261_124);
/** Each page is drawn once and looked at after each of so many mutations. */
const MUTATIONS = 4;

/** One of the scenes, now and then with the dialogs of another on top. */
function stacked(scenes: readonly NamedScene[], luck: Luck): NamedScene {
  const any = () => scenes[Math.floor(luck() * scenes.length)] as NamedScene;
  const { name, scene } = any();
  if (luck() < 0.85) return { name, scene };
  const over = any();
  const dialogs = [...scene.dialogs, ...over.scene.dialogs];
  return { name: `${name} under ${over.name}`, scene: { ...scene, dialogs, waiting: false } };
}

test(`${PAGES} mutated pages: a right pointer or none`, { timeout: 240_000 }, async () => {
  const luck = luckOf(SEED);
  const shelf = new Map<string, NamedScene[]>();
  const counts = { right: 0, none: 0 };
  const wrong: string[] = [];
  for (let pages = 0; pages < PAGES; ) {
    const generation: Generation = luck() < 0.5 ? "2023" : "2026";
    // Half of them in English, where there are most pointers that could be wrong.
    const locale = luck() < 0.5 ? "en" : (locales[Math.floor(luck() * locales.length)] ?? "en");
    const key = `${generation} ${locale}`;
    const scenes = shelf.get(key) ?? everyScene({ generation, locale });
    shelf.set(key, scenes);
    const { name, scene } = stacked(scenes, luck);
    const { who, want, needsAppRole } = walkers[Math.floor(luck() * walkers.length)] as Walker;
    const known = knownOf(scene, want, { needsAppRole });
    const rights = rightControls(scene, want);
    const page = pageOf(scene);
    await breath();
    const aim = look(page, known).pointer;
    const mutant: Mutant = { page, covered: false, done: [], touched: new Set(), aim };
    for (let n = 0; n < MUTATIONS && pages < PAGES; n += 1) {
      mutate(mutant, luck);
      pages += 1;
      const { pointer, advice } = look(mutant.page, known);
      const control = pointer && (controlOf(pointer) ?? "nothing of the page");
      if (control === null) counts.none += 1;
      else if (!mutant.covered && rights.has(control)) counts.right += 1;
      else wrong.push(`${key}, ${name} (${who}), ${mutant.done.join("+")}: ${advice} pointed at ${control}`);
    }
  }
  process.stdout.write(
    `  mutated pages, seed ${SEED}: ${counts.right} right, ${counts.none} none, ${wrong.length} wrong\n`,
  );
  expect(wrong).toEqual([]);
  expect(counts.right).toBeGreaterThan(PAGES / 20);
});
