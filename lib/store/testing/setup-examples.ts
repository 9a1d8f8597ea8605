import type { Setup } from "../setup-records.ts";

/** A setup that is right as it is; a test names only what it is about. */
export function exampleSetup(over: Partial<Setup> = {}): Setup {
  return {
    businessId: "102030405060708",
    hubId: null,
    way: "provider",
    app: { id: "2965389650414399", name: "Cerby Assets Manager", owner: "Cerby, Inc.", support: "" },
    systemUserId: null,
    needsAppRole: false,
    begunAt: 1,
    touchedAt: 1,
    requestedAt: null,
    activeAt: null,
    approvalAskedAt: null,
    systemUserAt: null,
    look: null,
    daysTold: false,
    finishedAt: null,
    ...over,
  };
}
