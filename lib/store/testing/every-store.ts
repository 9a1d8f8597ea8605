import { BEFORE_FIRST, chained } from "../audit-chain.ts";
import { openDatabase } from "../database.ts";
import { DEFAULT_SETTINGS, type Task } from "../records.ts";
import type { StoreName } from "../schema.ts";
import {
  exampleAsset,
  exampleHoldings,
  exampleHub,
  exampleLine,
  exampleMember,
  exampleReport,
  exampleStep,
} from "./examples.ts";
import { exampleDecision, examplePerson, exampleSource } from "./people-examples.ts";
import { exampleChange, examplePlan } from "./plan-examples.ts";
import { exampleSetup } from "./setup-examples.ts";

export function exampleTask(over: Partial<Task> = {}): Task {
  return {
    id: "t1",
    kind: "sync",
    hubId: "hub",
    run: 1,
    cause: "manual",
    status: { name: "completed" },
    createdAt: 1,
    startedAt: null,
    finishedAt: null,
    progress: { calls: 0, requests: 0, members: { read: 0, total: null }, assets: 0, assignments: 0 },
    tries: 0,
    reportId: null,
    ...over,
  };
}

const bytes = new Uint8Array([1, 2, 3]);

/** One row for each store, of the given hub where it is of a hub. */
export function oneRowEach(hubId: string): Record<StoreName, object> {
  return {
    hubs: exampleHub({ id: hubId, businessId: `of ${hubId}` }),
    members: exampleMember({ hubId }),
    invitations: {
      hubId,
      id: "i1",
      email: "x@example.com",
      role: "ADMIN",
      status: null,
      invitedAt: 1,
      expiresAt: null,
    },
    systemUsers: { hubId, id: "s1", name: "Robot", role: "ADMIN", createdAt: null, assets: 0 },
    assets: exampleAsset({ hubId }),
    holdings: exampleHoldings({ hubId }),
    partners: { hubId, id: "b1", name: "Agency", relation: "agency" },
    tasks: exampleTask({ id: `task ${hubId}`, hubId }),
    steps: exampleStep({ taskId: `task ${hubId}` }),
    staged: { hubId, run: 1, n: 0, page: { rows: [] } },
    cursors: { hubId, run: 1, cursor: { at: 1 } },
    reports: exampleReport({ id: `report ${hubId}`, hubId }),
    settings: DEFAULT_SETTINGS,
    audit: chained(exampleLine({ hubId }), BEFORE_FIRST),
    secrets: { id: `token:${hubId}`, kind: "secret", keyId: "k", iv: bytes, data: bytes },
    pace: { id: "app", pace: { at: 1 } },
    people: examplePerson({ id: `person ${hubId}` }),
    sources: exampleSource({ id: `source ${hubId}` }),
    stagedPeople: { importId: `import ${hubId}`, n: 0, at: 1, people: [] },
    importUndo: { sourceId: `source ${hubId}`, n: 0, deedId: "d1", before: [], added: [], source: null },
    decisions: exampleDecision({ hubId }),
    plans: examplePlan({ id: `plan ${hubId}`, hubId }),
    changes: exampleChange({ planId: `plan ${hubId}`, hubId }),
    setups: exampleSetup({ businessId: `of ${hubId}`, hubId }),
  };
}

/** Puts `oneRowEach` into those of the stores that the database has. */
export async function fill(hubId: string): Promise<void> {
  const db = await openDatabase();
  for (const [store, row] of Object.entries(oneRowEach(hubId))) {
    await db.put(store as StoreName, row as never, (store === "settings" ? "settings" : undefined) as never);
  }
}
