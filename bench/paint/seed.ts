import type { Member } from "../../lib/store/records.ts";

const roles = ["ADMIN", "EMPLOYEE", "EMPLOYEE", "EMPLOYEE", "DEVELOPER"];
const given = ["Ada", "José", "Zoë", "Łukasz", "Mei", "Søren", "Anaïs", "Дмитрий", "Nia", "Óscar", "山田", "Ελένη"];
const family = ["Moreau", "Nguyễn", "O'Brien", "Şahin", "Kowalska", "van den Berg", "García", "Ødegård", "Lindqvist"];

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
