import type { Hub } from "../../lib/store/records.ts";

/** A hub as the commit of a sync leaves it. */
export function hubRow(id: string, members: number): Hub {
  const assets = {
    page: 132,
    adAccount: 95,
    catalog: 27,
    pixel: 39,
    instagram: 35,
    whatsapp: 15,
    assetGroup: 15,
    app: 8,
  };
  return {
    id,
    label: `Hub ${id}`,
    businessId: `1${id.replace(/\D/g, "").padStart(14, "0")}`,
    appId: "2965389650414399",
    loginMethod: "sso",
    portfolioName: `Portfolio ${id}`,
    connectedAt: Date.now() - 30 * 86_400_000,
    you: null,
    untold: [],
    token: { generation: 1, expires: "never", userId: "122", userName: "Hubwarden", refused: null },
    schedule: { daily: false, nextAt: null },
    safeguardShare: 0.2,
    lastRun: 1,
    currentRun: 1,
    synced: {
      at: Date.now() - 3_600_000,
      counts: { members, admins: 4, invitations: 3, systemUsers: 2, partners: 2, assignments: members * 10, assets },
      calls: 12,
      gaps: [],
    },
    sizes: {},
  };
}
