import { availableParallelism, loadavg } from "node:os";
import { measureCalls } from "./calls/calls.ts";
import { measureGuide } from "./guide/guide.ts";
import { holds, type Section, targetTable } from "./kit/report.ts";
import { readWorlds, type WorldName } from "./kit/worlds.ts";
import { measurePaint } from "./paint/paint.ts";
import { measureTime } from "./time/time.ts";

const parts: Record<string, (worlds: WorldName[]) => (() => Promise<Section>)[]> = {
  calls: (worlds) => worlds.map((world) => () => measureCalls(world)),
  time: (worlds) => worlds.map((world) => () => measureTime(world)),
  paint: () => [measurePaint],
  guide: () => [measureGuide],
};

/** Takes the figures, prints them, and gives the exit code. */
export async function bench(options: { only: string; world: string; json: boolean }): Promise<number> {
  const worlds = readWorlds(options.world);
  const sections: Section[] = [];
  for (const name of options.only.split(",")) {
    const part = parts[name.trim()];
    if (part === undefined) {
      console.error(`There is no part called "${name}". There are: ${Object.keys(parts).join(", ")}.`);
      return 2;
    }
    for (const measure of part(worlds)) {
      const section = await measure();
      sections.push(section);
      if (!options.json) console.log(`\n## ${section.name}\n\n${section.text.join("\n\n")}`);
    }
  }
  const targets = sections.flatMap((section) => section.targets);
  if (options.json) console.log(JSON.stringify(sections, null, 2));
  else console.log(`\n## Targets\n\n${targetTable(targets)}\n\n${loadLine()}`);
  const missed = targets.filter((target) => !holds(target));
  for (const { what } of missed) console.error(`Missed: ${what}`);
  return missed.length === 0 ? 0 : 1;
}

/** Times mean little on a machine that is busy with other things; counts do not mind. */
function loadLine(): string {
  const [load = 0] = loadavg();
  return `At the end ${load.toFixed(1)} programs wanted one of ${availableParallelism()} processors (the last minute's mean).`;
}
