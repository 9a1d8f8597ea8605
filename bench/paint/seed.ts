import type { Hub, Member } from "../../lib/store/records.ts";

const roles = ["ADMIN", "EMPLOYEE", "EMPLOYEE", "EMPLOYEE", "DEVELOPER"];
const given = ["Ada", "José", "Zoë", "Łukasz", "Mei", "Søren", "Anaïs", "Дмитрий", "Nia", "Óscar", "山田", "Ελένη"];
const family = ["Moreau", "Nguyễn", "O'Brien", "Şahin", "Kowalska", "van den Berg", "García", "Ødegård", "Lindqvist"];

/** A hub as the commit of a sync leaves it. */
export function hub(id: string, members: number): Hub {
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

export function members(hubId: string, count: number): Member[] {
  return Array.from({ length: count }, (_, n) => {
    const name = `${given[n % given.length]} ${family[(n * 7) % family.length]}`;
    return {
      hubId,
      id: String(10_000_000_000 + n),
      name,
      email: n % 9 === 0 ? null : `person${n}@portfolio.example`,
      pendingEmail: n % 23 === 0 ? `new${n}@portfolio.example` : null,
      title: n % 4 === 0 ? "Media buyer" : null,
      role: roles[n % roles.length] ?? "EMPLOYEE",
      tasks: ["DEFAULT"],
      finance: n % 31 === 0 ? "EDITOR" : null,
      twoFactor: n % 5 === 0 ? "NOT_ENABLED" : "ENABLED",
      assets: n % 40,
    };
  });
}
