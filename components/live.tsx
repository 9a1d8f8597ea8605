import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { ownProblem, type Problem, ProblemError } from "../lib/problem.ts";
import { onChange, type StoreName } from "../lib/store/changes.ts";
import { Loading } from "./loading.tsx";
import { ProblemNote } from "./problem-note.tsx";

export type Live<T> = { state: "loading" } | { state: "ready"; value: T } | { state: "failed"; problem: Problem };

/** A read that threw, as a problem a person can meet. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : ownProblem("fault");
}

/**
 * What `read` finds in the database, kept up to date: read once, and again after each commit of the worker to one of
 * `stores`. Commits that come while a read is under way lead to one more read, not to one each.
 *
 * @param deps what `read` depends on; a change starts again at "loading" only if nothing is shown yet for it
 * @param first what is shown until the first read is done. If it is a value, that read waits until the page has nothing better to do
 */
export function useLive<T>(
  stores: readonly StoreName[],
  read: () => Promise<T>,
  deps: readonly unknown[] = [],
  first: Live<T> = { state: "loading" },
): Live<T> {
  const live = useSignal(first);

  // Not after the first paint, as an effect would be: the read is what takes time, so it starts at once.
  useLayoutEffect(() => {
    const gone = new AbortController();
    let reading = false;
    let again = false;

    async function reread() {
      if (reading) {
        again = true;
        return;
      }
      reading = true;
      do {
        again = false;
        const began = performance.now();
        let next: Live<T>;
        try {
          next = { state: "ready", value: await read() };
        } catch (error) {
          next = { state: "failed", problem: problemOf(error) };
        }
        if (gone.signal.aborted) return;
        live.value = next;
        // While a plan of thousands runs, there is a commit each moment: a long read must not follow upon the other.
        const pause = Math.min(1000, 3 * (performance.now() - began));
        if (pause > 30) await new Promise((resolve) => setTimeout(resolve, pause));
      } while (again && !gone.signal.aborted);
      reading = false;
    }

    live.value = first;
    onChange([...stores], () => void reread(), gone.signal);
    // What was read before the page was drawn is a moment old: to look again at once would hold up its first frame.
    if (first.state === "ready") requestIdleCallback(() => void reread());
    else void reread();
    return () => gone.abort();
  }, deps);

  return live.value;
}

/** The three states of a read, with the loading and the failed one designed once. */
export function Shown<T>({
  live,
  rows,
  children,
}: {
  live: Live<T>;
  rows?: number;
  children: (value: T) => ComponentChildren;
}) {
  if (live.state === "loading") return <Loading rows={rows ?? 3} />;
  if (live.state === "failed") return <ProblemNote problem={live.problem} live />;
  return <>{children(live.value)}</>;
}
