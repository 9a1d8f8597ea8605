import type { Hub, Task, TaskStatus } from "../../lib/store/records.ts";

export const DAY = 24 * 60 * 60_000;

export function hubRow(change: Partial<Hub> = {}): Hub {
  return {
    id: "h1",
    label: "Acme Europe",
    businessId: "102030405060708",
    appId: "2965389650414399",
    loginMethod: "sso",
    portfolioName: "Acme Group",
    connectedAt: Date.now() - 40 * DAY,
    token: { generation: 1, expires: "never", userId: "61555", userName: "warden", refused: null },
    schedule: { daily: true, nextAt: Date.now() + DAY },
    safeguardShare: 0.2,
    you: null,
    untold: [],
    lastRun: 1,
    currentRun: 1,
    synced: {
      at: Date.now() - 5.5 * 60_000,
      calls: 13,
      gaps: [],
      counts: {
        members: 1312,
        admins: 1,
        invitations: 0,
        systemUsers: 1,
        partners: 0,
        assignments: 0,
        assets: {
          page: 100,
          adAccount: 20,
          catalog: 3,
          pixel: 0,
          instagram: 0,
          whatsapp: 0,
          assetGroup: 0,
          app: 0,
        },
      },
    },
    sizes: {},
    ...change,
  };
}

export function taskRow(status: TaskStatus, change: Partial<Task> = {}): Task {
  return {
    id: "t1",
    kind: "sync",
    hubId: "h1",
    run: 2,
    cause: "manual",
    status,
    createdAt: Date.now(),
    startedAt: Date.now(),
    finishedAt: null,
    progress: { calls: 4, requests: 3, members: { read: 120, total: 300 }, assets: 0, assignments: 1240 },
    tries: 0,
    reportId: null,
    ...change,
  };
}
