import { signal } from "@preact/signals";
import type { Intent } from "../../lib/store/plan-records.ts";

/** What is to be reviewed: intents of one hub, as one plan. */
export interface Proposal {
  hubId: string;
  intents: Intent[];
  /** The plan that this one takes back. */
  undoes?: string;
  /** Of the plan that is taken back: names of what nothing takes back. */
  cannot?: readonly string[];
}

export interface Review {
  proposals: readonly Proposal[];
  /** Called once all of them are on their way: the dialog that made them closes. Until then it keeps what was typed. */
  onApplied: () => void;
  /** Counts reviews, so that a new one begins anew. */
  n: number;
}

/** The review that is open, or was the last one: its dialog is closed, not removed, to give the focus back. */
export const reviewing = signal<{ review: Review; open: boolean } | null>(null);
let count = 0;

/** Opens "Review changes". Several hubs are reviewed one after the other. */
export function review(proposals: readonly Proposal[], onApplied: () => void = () => undefined): void {
  count += 1;
  reviewing.value = { review: { proposals, onApplied, n: count }, open: true };
}

export function closeReview(): void {
  const { value } = reviewing;
  if (value) reviewing.value = { ...value, open: false };
}
