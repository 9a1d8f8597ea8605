import { ASSET_KINDS } from "../../asset-kinds.ts";
import type { InventoryChange } from "../inventory.ts";
import type { Asset, AuditLine, Counts, Holdings, Hub, Member, Report, Step } from "../records.ts";

/** Rows that are right as they are; a test names only what it is about. */

export const counts: Counts = {
  members: 1,
  admins: 1,
  invitations: 0,
  systemUsers: 0,
  partners: 0,
  assignments: 0,
  assets: Object.fromEntries(ASSET_KINDS.map((kind) => [kind, 0])) as Counts["assets"],
};

export function exampleHub(over: Partial<Hub> = {}): Hub {
  return {
    id: "hub",
    label: "Acme",
    businessId: "100",
    appId: "200",
    loginMethod: "sso",
    portfolioName: "Acme Inc.",
    connectedAt: 1,
    token: { generation: 1, expires: "never", userId: "9", userName: null, refused: null },
    schedule: { daily: true, nextAt: null },
    safeguardShare: 0.2,
    you: null,
    untold: [],
    lastRun: 0,
    currentRun: 0,
    synced: null,
    sizes: {},
    ...over,
  };
}

export function exampleMember(over: Partial<Member> = {}): Member {
  return {
    hubId: "hub",
    id: "m1",
    name: "Ana",
    email: "ana@example.com",
    pendingEmail: null,
    title: null,
    role: "ADMIN",
    tasks: [],
    finance: null,
    twoFactor: null,
    assets: 0,
    ...over,
  };
}

export function exampleAsset(over: Partial<Asset> = {}): Asset {
  return {
    hubId: "hub",
    kind: "page",
    id: "p1",
    name: "Page",
    relation: "owned",
    permittedTasks: null,
    holders: 0,
    ...over,
  };
}

export function exampleHoldings(over: Partial<Holdings> = {}): Holdings {
  return { hubId: "hub", holderId: "m1", holderKind: "member", holderName: null, grants: [], ...over };
}

export function exampleReport(over: Partial<Report> = {}): Report {
  return { id: "r1", hubId: "hub", hubLabel: "Acme", run: 1, at: 1, first: true, counts, gaps: [], lines: [], ...over };
}

export function exampleStep(over: Partial<Step> = {}): Step {
  return { taskId: "t1", n: 1, at: 1, asked: "business_users", rows: 1, millis: 5, problem: null, ...over };
}

export function exampleLine(over: Partial<AuditLine> = {}): AuditLine {
  return {
    at: 1,
    deed: "syncCommitted",
    who: "you",
    hubId: "hub",
    hubLabel: "Acme",
    before: null,
    after: null,
    trace: null,
    ...over,
  };
}

export function noChange(over: Partial<InventoryChange> = {}): InventoryChange {
  const none = () => ({ put: [], remove: [] });
  return {
    members: none(),
    invitations: none(),
    systemUsers: none(),
    assets: none(),
    holdings: none(),
    partners: none(),
    ...over,
  };
}
