import { seconds } from "../kit/seconds.ts";

/** Says what is being done, does it, and says how it went and how long it took. `work` gives the word for the outcome. */
export async function step(title: string, work: () => Promise<string>): Promise<void> {
  const from = performance.now();
  process.stdout.write(`Set-up: ${title} … `);
  const word = await work();
  process.stdout.write(`${word}, ${seconds(performance.now() - from)}\n`);
}
