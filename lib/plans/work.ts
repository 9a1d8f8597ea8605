import { type Answer, createGraph, type Graph } from "../meta/client.ts";
import type { Failure } from "../meta/errors.ts";
import type { Problem } from "../problem.ts";
import { addSteps } from "../store/change-states.ts";
import type { Plan } from "../store/plan-records.ts";
import type { Hub, Step } from "../store/records.ts";
import { type Pacer, startPacer } from "../sync/pacer.ts";

/** How a piece of the work ended. */
export type Came =
  | { next: "go" }
  /** Nothing is left to begin, or somebody decided otherwise. */
  | { next: "over" }
  | { next: "limit"; failure: Failure }
  /** Something that passes. */
  | { next: "again"; failure: Failure }
  /** Nothing more of this plan until the admin decides; `all`: nor of any plan of the hub. */
  | { next: "stop"; problem: Problem; all: boolean };

export const GO: Came = { next: "go" };
export const OVER: Came = { next: "over" };

/**
 * A plan in hand. What is in here is lost when the worker dies, and may be: it only saves looks, or makes them sooner.
 */
export interface Work {
  plan: Plan;
  hub: Hub;
  graph: Pick<Graph, "write" | "readMany">;
  pacer: Pacer;
  /** What Meta said to the calls of this life, by the change's place. */
  said: Map<number, Answer>;
  /** Looks that contradicted what Meta had said, by the change's place. */
  doubts: Map<number, number>;
  /** Changes that were looked at in this life and are to be called now. */
  looked: Set<number>;
  /** Failures in a row of one kind that the next change would meet too. */
  alike: { problem: Problem | null; count: number };
  /** Calls that may have changed something. */
  wrote: number;
  /** Writes down what the calls since the last time came to. */
  flush(): Promise<void>;
}

export async function startWork(plan: Plan, hub: Hub, token: string): Promise<Work> {
  const pacer = await startPacer(hub.appId);
  const graph = createGraph({ token: async () => token, onAnswer: pacer.see });
  const steps: Step[] = [];
  let calls = 0;
  const note = (answer: Answer) => {
    const { asked, millis } = answer.seen;
    // Times order the steps; what is made of one answer is told apart by its place.
    const n = Date.now() * 64 + (steps.length % 64);
    const problem = answer.ok ? null : answer.failure.problem;
    steps.push({ taskId: plan.id, n, at: Date.now(), asked, rows: rowsOf(answer), millis, problem });
    calls += answer.seen.calls;
    return answer;
  };
  return {
    plan,
    hub,
    pacer,
    graph: {
      write: async (write) => note(await graph.write(write)),
      readMany: async (asks) => (await graph.readMany(asks)).map(note),
    },
    said: new Map(),
    doubts: new Map(),
    looked: new Set(),
    alike: { problem: null, count: 0 },
    wrote: 0,
    async flush() {
      const [taken, cost] = [steps.splice(0), calls];
      calls = 0;
      await addSteps(plan.id, taken, cost);
    },
  };
}

function rowsOf(answer: Answer): number {
  if (!answer.ok) return 0;
  return Array.isArray(answer.body.data) ? answer.body.data.length : 1;
}
