// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { controlOf } from "../../sandbox/pages/site/dom.ts";
import { rightControls } from "../../sandbox/pages/site/oracle.ts";
import { type Generation, locales } from "../../sandbox/pages/site/scene.ts";
import { everyScene, type NamedScene } from "../../sandbox/pages/site/scenes.ts";
import { look } from "./look.ts";
import { type Luck, luckOf, type Mutant, mutate } from "./testing/mutate.ts";
import { knownOf, pageOf, walkers } from "./testing/scenes.ts";

/** Looks at mutated pages. More of them, or others, for those who ask: GUIDE_LOOKS=20000 GUIDE_SEED=7. */
const LOOKS = Number(process.env.GUIDE_LOOKS ?? 5_000);
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

test(`${LOOKS} looks at mutated pages: a right pointer or none`, { timeout: 240_000 }, () => {
  const luck = luckOf(SEED);
  const shelf = new Map<string, NamedScene[]>();
  const counts = { right: 0, none: 0 };
  const wrong: string[] = [];
  for (let looks = 0; looks < LOOKS; ) {
    const generation: Generation = luck() < 0.5 ? "2023" : "2026";
    // Half of them in English, where there are most pointers that could be wrong.
    const locale = luck() < 0.5 ? "en" : (locales[Math.floor(luck() * locales.length)] ?? "en");
    const key = `${generation} ${locale}`;
    const scenes = shelf.get(key) ?? everyScene({ generation, locale });
    shelf.set(key, scenes);
    const { name, scene } = stacked(scenes, luck);
    const mutant: Mutant = { page: pageOf(scene), covered: false, done: [], touched: new Set() };
    for (let n = 0; n < MUTATIONS && looks < LOOKS; n += 1) {
      mutate(mutant, luck);
      for (const { who, want, needsAppRole } of walkers) {
        looks += 1;
        const { pointer, advice } = look(mutant.page, knownOf(scene, want, { needsAppRole }));
        if (pointer === null) {
          counts.none += 1;
          continue;
        }
        const control = controlOf(pointer) ?? "nothing of the page";
        const isRight = !mutant.covered && rightControls(scene, want).has(control);
        if (isRight) counts.right += 1;
        else wrong.push(`${key}, ${name} (${who}), ${mutant.done.join("+")}: ${advice} pointed at ${control}`);
      }
    }
  }
  process.stdout.write(
    `  mutated pages, seed ${SEED}: ${counts.right} right, ${counts.none} none, ${wrong.length} wrong\n`,
  );
  expect(wrong).toEqual([]);
  expect(counts.right).toBeGreaterThan(LOOKS / 20);
});
