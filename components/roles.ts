import { i18n } from "#i18n";

export const KNOWN_ROLES = ["ADMIN", "EMPLOYEE", "DEVELOPER", "FINANCE_EDITOR", "FINANCE_ANALYST"] as const;
type KnownRole = (typeof KNOWN_ROLES)[number];

function isKnown(role: string): role is KnownRole {
  return (KNOWN_ROLES as readonly string[]).includes(role);
}

/** Meta's present name of a role of the API; one that we do not know is shown as it came. */
export function roleName(role: string): string {
  return isKnown(role) ? i18n.t(`roles.${role}`) : role;
}
