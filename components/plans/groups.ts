import type { Draft } from "../../lib/plans/build.ts";
import type { Lost } from "../../lib/plans/kind.ts";
import type { Deed } from "../../lib/store/plan-records.ts";
import { deedWords, subjectOf } from "./words.ts";

export interface Line {
  deed: Deed;
  lost: Lost;
  /** It was not part of the draft that was shown before. */
  fresh: boolean;
}

/** All that is done to one person or address. */
export interface Group {
  key: string;
  name: string;
  lines: Line[];
}

const text = (deed: Deed) => JSON.stringify(deed);

/** What a deed is about: the same, done to another state before, is different and not gone. */
function place(deed: Deed): string {
  return [deed.kind, subjectOf(deed).key, ...(deed.kind === "assign" ? [deed.assetKind, deed.assetId] : [])].join(" ");
}

/** The deeds of a draft by whom they are about, in the order of the first of each. */
export function groupsOf(draft: Draft, before: Draft | null): Group[] {
  const seen = before && new Set(before.deeds.map(text));
  const groups = new Map<string, Group>();
  for (const [n, deed] of draft.deeds.entries()) {
    const lost = draft.lost[n];
    if (!lost) continue;
    const { key, name } = subjectOf(deed);
    const group = groups.get(key) ?? { key, name, lines: [] };
    group.lines.push({ deed, lost, fresh: seen !== null && !seen.has(text(deed)) });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What was shown before and is no longer part of the draft, in words. */
export function droppedOf(draft: Draft, before: Draft | null): string[] {
  if (!before) return [];
  const now = new Set(draft.deeds.map(place));
  return before.deeds
    .filter((deed) => !now.has(place(deed)))
    .map((deed) => {
      const { what, after } = deedWords(deed);
      return `${subjectOf(deed).name}: ${what}, ${after}`;
    });
}

/** How many of each kind of deed: the sum of a long list. */
export function countsOf(deeds: readonly Deed[]): [kind: Deed["kind"], count: number][] {
  const counts = new Map<Deed["kind"], number>();
  for (const { kind } of deeds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts];
}

export function removes({ deeds, lost }: Draft): boolean {
  return (
    deeds.some(({ kind }) => kind === "remove" || kind === "cancelInvitation") ||
    lost.some(({ role, grants }) => role !== null || grants.length > 0)
  );
}
