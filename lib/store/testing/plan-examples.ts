import type { Change, Plan } from "../plan-records.ts";

/** Rows of plans that are right as they are; a test names only what it is about. */

export function examplePlan(over: Partial<Plan> = {}): Plan {
  return {
    id: "plan1",
    kind: "plan",
    hubId: "hub",
    status: { name: "completed" },
    createdAt: 1,
    startedAt: null,
    finishedAt: null,
    undoes: null,
    undoneBy: null,
    tally: { total: 1, done: 1, failed: 0, waiting: 0, canceled: 0 },
    canceling: false,
    lookedRun: 0,
    tries: 0,
    calls: 0,
    ...over,
  };
}

export function exampleChange(over: Partial<Change> = {}): Change {
  return {
    planId: "plan1",
    hubId: "hub",
    n: 0,
    deed: { kind: "role", memberId: "m1", name: "Ana", before: "ADMIN", after: "EMPLOYEE" },
    state: { name: "done", at: 2, already: false, trace: null },
    tries: 1,
    result: null,
    ...over,
  };
}
