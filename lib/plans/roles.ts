import { isAdmin } from "../sync/assemble.ts";

export { isAdmin };

/** Pairs of an older and a newer name for the same thing. Graph docs (role values): the newer ones came with `tasks`. */
const ALIKE: Record<string, string> = {
  MANAGE: "ADMIN",
  DEFAULT: "EMPLOYEE",
  FINANCE_EDIT: "FINANCE_EDITOR",
  FINANCE_VIEW: "FINANCE_ANALYST",
};

const FINANCE = new Set(["FINANCE_EDITOR", "FINANCE_ANALYST"]);

/** What a row of Meta's tells of somebody's role. */
export interface RoleFacts {
  role: string;
  tasks: readonly string[];
  finance: string | null;
}

/**
 * The role that somebody really has. The list of members tells only the base role (Graph docs: Admin or Employee); the finer one is
 * in `tasks`, or in `finance_permission`.
 */
export function presentRole({ role, tasks, finance }: RoleFacts): string {
  const base = commonName(role);
  if (base !== "EMPLOYEE") return base;
  const finer = tasks.map(commonName).filter((task) => task !== "EMPLOYEE");
  if (finer.length === 1 && finer[0] !== undefined) return finer[0];
  if (finer.length === 0 && finance?.toUpperCase() === "EDITOR") return "FINANCE_EDITOR";
  if (finer.length === 0 && finance?.toUpperCase() === "ANALYST") return "FINANCE_ANALYST";
  return base;
}

/** The base role under which the list of members will tell this one. */
export function baseRole(role: string): string {
  return isAdmin({ role }) ? "ADMIN" : "EMPLOYEE";
}

export function sameRole(a: string, b: string): boolean {
  return commonName(a) === commonName(b);
}

/** Whether a role reaches the portfolio's money. */
export function isFinance(role: string): boolean {
  return FINANCE.has(commonName(role));
}

function commonName(role: string): string {
  const upper = role.toUpperCase().replaceAll(" ", "_");
  return ALIKE[upper] ?? (/^[A-Z_]+$/.test(upper) ? upper : role);
}
