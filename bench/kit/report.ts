/** A ratio that has to hold. */
export interface Target {
  what: string;
  value: number;
  /** `most`: the value may be this at most. `least`: it has to be this at least. */
  bound: { most: number } | { least: number };
}

export interface Section {
  name: string;
  /** Paragraphs and tables, in Markdown. */
  text: string[];
  targets: Target[];
  /** The same figures for programs. */
  figures: Record<string, unknown>;
}

export function holds({ value, bound }: Target): boolean {
  // A figure that could not be taken is no figure that holds.
  return "most" in bound ? value <= bound.most : value >= bound.least;
}

export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => (typeof cell === "number" ? count(cell) : cell)));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (column === 0 ? (row[column] ?? "").padEnd(width) : (row[column] ?? "").padStart(width))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  const [first = [], ...rest] = cells;
  return [line(first), rule, ...rest.map(line)].join("\n");
}

export function targetTable(targets: readonly Target[]): string {
  return table(
    ["target", "value", "bound", "holds"],
    targets.map((target) => [
      target.what,
      ratio(target.value),
      "most" in target.bound ? `≤ ${target.bound.most}` : `≥ ${target.bound.least}`,
      holds(target) ? "yes" : "**NO**",
    ]),
  );
}

export function count(value: number): string {
  return value.toLocaleString("en-US");
}

export function ratio(value: number): string {
  return value >= 100 ? count(Math.round(value)) : value.toFixed(2);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}
