import { presentRole } from "../../lib/plans/roles.ts";
import type { Member } from "../../lib/store/records.ts";

/** The role of a member as the screens tell it: the finer one where Meta's list has it; finance stands beside it. */
export function shownRole({ role, tasks }: Pick<Member, "role" | "tasks">): string {
  return presentRole({ role, tasks, finance: null });
}
