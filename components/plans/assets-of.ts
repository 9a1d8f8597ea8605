import { bundlesFor, WRITES } from "../../lib/plans/bundles.ts";
import type { Asset } from "../../lib/store/records.ts";

export const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`;

/** Whether anything can be given on it. */
export function isGivable(asset: Asset): boolean {
  return bundlesFor(asset).length > 0;
}

/** What is given unless more is chosen: looking, not acting. */
export function leastTasks(asset: Asset): readonly string[] {
  const bundles = bundlesFor(asset);
  const least = bundles.find(({ name }) => name === "analyze" || name === "performance") ?? bundles.at(-1);
  return least?.tasks ?? [];
}

/** Whether it can be taken away again. */
export function isTakable({ kind }: Pick<Asset, "kind">): boolean {
  return WRITES[kind].take;
}
