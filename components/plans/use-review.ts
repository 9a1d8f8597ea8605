import { useEffect, useState } from "preact/hooks";
import type { Draft } from "../../lib/plans/build.ts";
import type { Problem } from "../../lib/problem.ts";
import { problemOf } from "../live.tsx";
import { useCommand } from "../use-command.ts";
import { type Preview, preview } from "./draft.ts";
import { closeReview, type Review } from "./proposals.ts";
import { watchPlan } from "./watch.ts";

export interface Reviewing {
  shown: Preview | null;
  /** The draft that was shown before the state moved; `null`: it has not. */
  before: Draft | null;
  /** Which of the proposals is reviewed. */
  at: number;
  problem: Problem | null;
  busy: boolean;
  /** The worker found a stop that was not overridden. */
  stopped: boolean;
  apply: (confirm: string, wait: boolean) => Promise<void>;
}

/** Builds the preview of each proposal in turn, applies it, and builds it anew where the state has moved. */
export function useReview(review: Review): Reviewing {
  const { proposals } = review;
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState<Preview | null>(null);
  const [before, setBefore] = useState<Draft | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);
  const [stopped, setStopped] = useState(false);
  const command = useCommand();
  const proposal = proposals[at];

  async function build(was: Draft | null): Promise<void> {
    if (!proposal) return;
    try {
      const next = await preview(proposal);
      setBefore(was);
      setShown(next);
      setFailed(null);
    } catch (error) {
      setFailed(problemOf(error));
    }
  }

  useEffect(() => {
    setShown(null);
    void build(null);
  }, [at]);

  async function apply(confirm: string, wait: boolean): Promise<void> {
    if (!proposal || !shown) return;
    const { draft } = shown;
    const until = draft.guards.find((guard) => guard.until !== null)?.until ?? null;
    const answer = await command.ask("plan.apply", {
      hubId: proposal.hubId,
      intents: proposal.intents,
      fingerprint: draft.fingerprint,
      confirm: confirm === "" ? null : confirm,
      notBefore: wait ? until : null,
      undoes: proposal.undoes ?? null,
    });
    if (!answer) return;
    setStopped(answer.outcome === "stopped");
    if (answer.outcome === "moved") await build(draft);
    if (answer.outcome === "queued") done(answer.planId, draft.deeds.length);
  }

  function done(planId: string, total: number): void {
    watchPlan(planId, total);
    if (at + 1 < proposals.length) {
      setAt(at + 1);
      return;
    }
    closeReview();
    review.onApplied();
  }

  const problem = failed ?? command.problem.value;
  return { shown, before, at, problem, busy: command.busy.value, stopped, apply };
}
