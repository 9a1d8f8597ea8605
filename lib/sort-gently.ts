/** Items sorted in one go, and steps between two pauses: a few milliseconds each. */
const RUN = 1000;

/**
 * Sorts in small steps, so that a page with 100,000 of something stays quick to the touch: short runs are sorted, and merged two by
 * two. Equal ones keep their order.
 *
 * @param pause awaited between the steps; what it throws ends the work
 */
export async function sortGently<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  pause: () => Promise<unknown>,
): Promise<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += RUN) {
    runs.push(items.slice(from, from + RUN).sort(compare));
    await pause();
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      longer.push(await merged(runs[at] ?? [], runs[at + 1] ?? [], compare, pause));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

async function merged<T>(
  first: readonly T[],
  second: readonly T[],
  compare: (a: T, b: T) => number,
  pause: () => Promise<unknown>,
): Promise<T[]> {
  const all: T[] = [];
  let [a, b] = [0, 0];
  while (a < first.length && b < second.length) {
    const [left, right] = [first[a] as T, second[b] as T];
    // Of two equal ones that of the first list goes first.
    const takes = compare(left, right) <= 0;
    all.push(takes ? left : right);
    if (takes) a += 1;
    else b += 1;
    if (all.length % RUN === 0) await pause();
  }
  return all.concat(first.slice(a), second.slice(b));
}
