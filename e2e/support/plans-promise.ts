import type { Intent } from "../../lib/store/plan-records.ts";
import type { Portfolio } from "../../sandbox/index.ts";

/** Who is in, as what, with what: people by their address, because an ID ends with its membership. */
export interface Access {
  /** Role by name. */
  members: Record<string, string>;
  /** Role by address. */
  invited: Record<string, string>;
  /** Tasks by "name asset". */
  tasks: Record<string, string[]>;
}

/** What a member is called here: the address if it is theirs alone, else the ID. */
export function namesOf({ members }: Portfolio): Map<string, string> {
  const shared = new Set(members.map(({ email }) => email).filter((email, n, all) => all.indexOf(email) !== n));
  return new Map(members.map(({ id, email }) => [id, email === undefined || shared.has(email) ? id : email]));
}

/** The truth of a portfolio at this moment. */
export function accessOf(portfolio: Portfolio): Access {
  const access: Access = { members: {}, invited: {}, tasks: {} };
  const names = namesOf(portfolio);
  for (const { id, role } of portfolio.members) {
    const name = names.get(id) ?? id;
    access.members[name] = role;
    for (const row of portfolio.assignmentsOf(id)) access.tasks[`${name} ${row.assetId}`] = wordsOf(row);
  }
  for (const { email, role, status } of portfolio.invitations) if (status === "PENDING") access.invited[email] = role;
  return access;
}

/** Our words for a group's tasks have the kind in front. */
function wordsOf({ tasks, groupTasks }: { tasks: string[]; groupTasks?: Record<string, string[]> }): string[] {
  const words = groupTasks
    ? Object.entries(groupTasks).flatMap(([list, own]) => own.map((task) => `${list.replace(/_tasks$/, "")}:${task}`))
    : tasks;
  return [...new Set(words)].sort();
}

/** What a plan of these intents promises, told from the truth before it. `names`: of `namesOf`, before it. */
export function promised(before: Access, intents: readonly Intent[], names: ReadonlyMap<string, string>): Access {
  const access = structuredClone(before);
  const nameOf = (id: string) => names.get(id) ?? id;
  for (const intent of intents) {
    switch (intent.kind) {
      case "invite":
        access.invited[intent.email] = intent.role;
        break;
      case "role":
        access.members[nameOf(intent.memberId)] = intent.role;
        break;
      case "remove": {
        const name = nameOf(intent.memberId);
        delete access.members[name];
        for (const key of Object.keys(access.tasks)) if (key.startsWith(`${name} `)) delete access.tasks[key];
        break;
      }
      case "assign": {
        const key = `${nameOf(intent.holderId)} ${intent.assetId}`;
        if (intent.tasks.length === 0) delete access.tasks[key];
        else access.tasks[key] = [...intent.tasks].sort();
        break;
      }
      default:
        throw new Error(`no promise is known of ${intent.kind}`);
    }
  }
  return access;
}

/** The same with everybody accepted who was invited by these intents, and given what waited for it. */
export function accepted(before: Access, intents: readonly Intent[]): Access {
  const access = structuredClone(before);
  for (const intent of intents) {
    if (intent.kind !== "invite") continue;
    access.members[intent.email] = intent.role;
    delete access.invited[intent.email];
    for (const { assetId, tasks } of intent.grants) access.tasks[`${intent.email} ${assetId}`] = [...tasks].sort();
  }
  return access;
}
