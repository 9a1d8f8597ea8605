/** Script that draws nothing. */

const rows = Array.from({ length: 700 }, (_, n) => ({ id: `${n}`, name: `Row ${n}`, shown: n % 2 === 0 }));

/**
 * Computes for so many units. A unit is always the same work, so that a slower machine is slower at this too; the processor of a desktop
 * needs about half a millisecond for one. It is work of the browser's own code: how soon a loop of ours was compiled would vary.
 */
export function toil(units: number): number {
  let written = 0;
  for (let unit = 0; unit < units; unit += 1) written += JSON.stringify(JSON.parse(JSON.stringify(rows))).length;
  return written;
}
