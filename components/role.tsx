import { roleName } from "./roles.ts";

/** A Meta role by its present name, with the API's value in the title. */
export function Role({ role }: { role: string }) {
  return <span title={role}>{roleName(role)}</span>;
}
