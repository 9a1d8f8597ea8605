import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { temporaryFolder } from "../../e2e/harness/temporary-folder.ts";
import { extensionFolder } from "../kit/extension.ts";
import { count, median, ratio, type Section, table } from "../kit/report.ts";
import { restless } from "./restless.ts";
import { type Setting, type Walked, walk } from "./walk.ts";

const REPETITIONS = 3;

/** The page as light as the sandbox draws it: only so is a cost of a few milliseconds seen at all. */
const LIGHT = { load: 0, press: 0 };
/** And with script in place of what the real site runs besides; the README says why so much. */
const HEAVY = { load: 10_000, press: 150 };

type Variant = "none" | "idle" | "on" | "heavy" | "heavyOn";

const WORDS: Record<Variant, string> = {
  none: "without the content script",
  idle: "with it, and nothing to guide",
  on: "with the guide",
  heavy: "heavy page, without the content script",
  heavyOn: "heavy page, with the guide",
};

/** What the guide costs the page that it lies over. */
export async function measureGuide(): Promise<Section> {
  const build = await extensionFolder();
  const bare = withoutContentScript(build);
  const settings: Record<Variant, Setting> = {
    none: { extensionDir: bare, guided: false, toil: LIGHT },
    idle: { extensionDir: build, guided: false, toil: LIGHT },
    on: { extensionDir: build, guided: true, toil: LIGHT },
    heavy: { extensionDir: bare, guided: false, toil: HEAVY },
    heavyOn: { extensionDir: build, guided: true, toil: HEAVY },
  };
  const walks = await inTurns(settings);
  const steps = stepsOfAll(walks);
  const script = (variant: Variant): number => median(walks[variant].map(({ spent }) => spent.script));
  const all = (variant: Variant): number => median(walks[variant].map(({ spent }) => spent.all));
  const more = { idle: script("idle") - script("none"), on: script("on") - script("none") };
  const rise = (cost: number): number => (script("heavy") + cost) / script("heavy");
  const unrest = await restless(build);
  const bytes = gzipSync(readFileSync(join(build, "content-scripts/suite.js")), { level: 9 }).length;
  return {
    name: "Guide",
    text: [
      `A walk of ${steps} steps in two tabs, from an empty portfolio to the token. Milliseconds of processor time of the page's main ` +
        `thread, medians of ${REPETITIONS} walks, taken in turns.`,
      table(
        ["a walk", "script", "more", "a step", "everything"],
        (Object.keys(WORDS) as Variant[]).map((variant) => {
          const base = variant === "heavyOn" ? "heavy" : "none";
          const cost = variant === base || variant === "heavy" ? null : script(variant) - script(base);
          return [
            WORDS[variant],
            script(variant).toFixed(0),
            cost === null ? "" : cost.toFixed(1),
            cost === null ? "" : (cost / steps).toFixed(2),
            all(variant).toFixed(0),
          ];
        }),
      ),
      "The targets set what was more on the light page against the heavy page's script: the heavy page's own spread is larger than what is " +
        `looked for. The guide stays below 5 % as long as the page itself computes ${count(Math.ceil(more.on / 0.05 / steps))} ms a step.`,
      `While a page changes with every frame, the guide takes ${ratio(100 * unrest)} % of the main thread.`,
      `The content script is ${count(bytes)} bytes, gzipped.`,
    ],
    targets: [
      { what: "guide: script with the guide ÷ without", value: rise(more.on), bound: { most: 1.05 } },
      { what: "guide: script with nothing to guide ÷ without", value: rise(more.idle), bound: { most: 1.01 } },
      { what: "guide: share of the main thread of a restless page", value: unrest, bound: { most: 0.05 } },
      { what: "guide: content script, kB gzipped", value: bytes / 1000, bound: { most: 40 } },
    ],
    figures: { walks, steps, unrest, bytes },
  };
}

/** The same extension as if it had nothing to do with Meta's pages. */
function withoutContentScript(build: string): string {
  const { path } = temporaryFolder("hubwarden-bench-");
  cpSync(build, path, { recursive: true });
  const file = join(path, "manifest.json");
  const { content_scripts: _, ...manifest } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify(manifest));
  return path;
}

async function inTurns(settings: Record<Variant, Setting>): Promise<Record<Variant, Walked[]>> {
  const walks: Record<Variant, Walked[]> = { none: [], idle: [], on: [], heavy: [], heavyOn: [] };
  const variants = Object.keys(WORDS) as Variant[];
  for (let n = 0; n < REPETITIONS; n += 1) {
    // Who begins changes, so that none always has the warmer machine.
    const order = variants.map((_, at) => variants[(at + n) % variants.length] ?? "none");
    for (const variant of order) walks[variant].push(await walk(settings[variant]));
  }
  return walks;
}

/** How many steps a walk has; all must have gone the same way, or their costs are not to be compared. */
function stepsOfAll(walks: Record<Variant, Walked[]>): number {
  const ways = new Set(
    Object.values(walks)
      .flat()
      .map(({ steps }) => steps.join(" ")),
  );
  if (ways.size !== 1) throw new Error(`The walks went ${ways.size} ways:\n${[...ways].join("\n")}`);
  return walks.none[0]?.steps.length ?? 0;
}
