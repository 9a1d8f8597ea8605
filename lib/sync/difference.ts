import type { Inventory, InventoryChange } from "../store/inventory.ts";
import type { Asset, Gone, Holdings, Member, ReportLine } from "../store/records.ts";
import { twoFactorState } from "../two-factor.ts";
import { isAdmin } from "./assemble.ts";

export interface Difference {
  /** What the store has to put and remove so that it holds the new inventory. */
  change: InventoryChange;
  /** The same for people. */
  lines: ReportLine[];
  gone: Gone[];
}

/** What is different at Meta between two inventories of one hub. */
export function difference(before: Inventory, after: Inventory): Difference {
  const members = compare(before.members, after.members, (row) => row.id);
  const systemUsers = compare(before.systemUsers, after.systemUsers, (row) => row.id);
  const invitations = compare(before.invitations, after.invitations, (row) => row.id);
  const partners = compare(before.partners, after.partners, (row) => `${row.relation} ${row.id}`);
  const assets = compare(before.assets, after.assets, (row) => `${row.kind} ${row.id}`);
  const holdings = compare(before.holdings, after.holdings, (row) => row.holderId);

  const lines: ReportLine[] = [
    ...members.added.map((row) =>
      line("memberJoined", row, { after: row.role, risk: isAdmin(row) ? "newAdmin" : null }),
    ),
    ...members.removed.map((row) => line("memberLeft", row, { before: row.role })),
    ...members.changed.flatMap(([was, is]) => memberLines(was, is)),
    ...systemUsers.added.map((row) => line("systemUserAdded", row, { after: row.role, risk: "newSystemUser" })),
    ...systemUsers.removed.map((row) => line("systemUserRemoved", row, { before: row.role })),
    ...systemUsers.changed
      .filter(([was, is]) => was.role !== is.role)
      .map(([was, is]) => line("systemUserRole", is, { before: was.role, after: is.role })),
    ...invitations.added.map((row) => line("invitationSent", { id: row.id, name: row.email }, { after: row.role })),
    ...invitations.removed.map((row) => line("invitationEnded", { id: row.id, name: row.email }, { before: row.role })),
    ...partners.added.map((row) => line("partnerGained", row, { after: row.relation, risk: "newPartner" })),
    ...partners.removed.map((row) => line("partnerLost", row, { before: row.relation })),
    ...assets.added.map((row) => line("assetGained", row, { assetKind: row.kind, after: row.relation })),
    ...assets.removed.map((row) => line("assetLost", row, { assetKind: row.kind, before: row.relation })),
    ...assets.changed
      .filter(([was, is]) => was.name !== is.name)
      .map(([was, is]) => line("assetRenamed", is, { assetKind: is.kind, before: was.name, after: is.name })),
    ...assignmentLines(before, after, holdings),
  ];
  return {
    change: {
      members: { put: puts(members), remove: members.removed.map((row) => [row.hubId, row.id]) },
      systemUsers: { put: puts(systemUsers), remove: systemUsers.removed.map((row) => [row.hubId, row.id]) },
      invitations: { put: puts(invitations), remove: invitations.removed.map((row) => [row.hubId, row.id]) },
      partners: { put: puts(partners), remove: partners.removed.map((row) => [row.hubId, row.relation, row.id]) },
      assets: { put: puts(assets), remove: assets.removed.map((row) => [row.hubId, row.kind, row.id]) },
      holdings: { put: puts(holdings), remove: holdings.removed.map((row) => [row.hubId, row.holderId]) },
    },
    lines,
    gone: [
      ...members.removed.map((row) => ({ what: "member" as const, kind: null, id: row.id, name: row.name })),
      ...assets.removed.map((row) => ({ what: "asset" as const, kind: row.kind, id: row.id, name: row.name })),
    ],
  };
}

interface Compared<Row> {
  added: Row[];
  removed: Row[];
  changed: [was: Row, is: Row][];
}

function compare<Row extends object>(before: Row[], after: Row[], key: (row: Row) => string): Compared<Row> {
  const was = new Map(before.map((row) => [key(row), row]));
  const result: Compared<Row> = { added: [], removed: [], changed: [] };
  for (const row of after) {
    const old = was.get(key(row));
    was.delete(key(row));
    if (!old) result.added.push(row);
    else if (!equal(old, row)) result.changed.push([old, row]);
  }
  result.removed = [...was.values()];
  return result;
}

function puts<Row>({ added, changed }: Compared<Row>): Row[] {
  return [...added, ...changed.map(([, is]) => is)];
}

/** Equality of plain rows, whatever the order of their keys. */
function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => equal(left[key], right[key]));
}

function line(
  what: ReportLine["what"],
  subject: { id: string; name: string },
  rest: Partial<Omit<ReportLine, "what" | "subject" | "subjectId">>,
): ReportLine {
  return {
    what,
    subjectId: subject.id,
    subject: subject.name,
    object: null,
    assetKind: null,
    before: null,
    after: null,
    risk: null,
    ...rest,
  };
}

function memberLines(was: Member, is: Member): ReportLine[] {
  const lines: ReportLine[] = [];
  const changed = (
    what: ReportLine["what"],
    before: string | null,
    after: string | null,
    risk: ReportLine["risk"] = null,
  ) => {
    if (before !== after) lines.push(line(what, is, { before, after, risk }));
  };
  changed("memberRole", was.role, is.role, isAdmin(is) && !isAdmin(was) ? "newAdmin" : null);
  changed("memberName", was.name, is.name);
  changed("memberEmail", address(was), address(is));
  const lost = twoFactorState(was.twoFactor) === "on" && twoFactorState(is.twoFactor) !== "on";
  changed("memberTwoFactor", was.twoFactor, is.twoFactor, lost ? "twoFactorLost" : null);
  changed("memberFinance", was.finance, is.finance);
  return lines;
}

function address({ email, pendingEmail }: Member): string | null {
  return pendingEmail ? `${email ?? ""} (${pendingEmail})`.trim() : email;
}

function assignmentLines(before: Inventory, after: Inventory, holdings: Compared<Holdings>): ReportLine[] {
  if (holdings.added.length + holdings.removed.length + holdings.changed.length === 0) return [];
  const names = new Map<string, string>();
  for (const { members, systemUsers } of [before, after]) {
    for (const { id, name } of [...members, ...systemUsers]) names.set(id, name);
  }
  const assets = new Map<string, Asset>();
  for (const asset of [...before.assets, ...after.assets]) assets.set(`${asset.kind} ${asset.id}`, asset);

  const pairs: [Holdings | null, Holdings | null][] = [
    ...holdings.added.map((is): [null, Holdings] => [null, is]),
    ...holdings.removed.map((was): [Holdings, null] => [was, null]),
    ...holdings.changed,
  ];
  return pairs.flatMap(([was, is]) => {
    const held = is ?? was;
    if (!held) return [];
    const holder = { id: held.holderId, name: names.get(held.holderId) ?? held.holderName ?? held.holderId };
    const grants = compare(was?.grants ?? [], is?.grants ?? [], (grant) => `${grant.kind} ${grant.assetId}`);
    const about = (grant: Holdings["grants"][number]) => ({
      assetKind: grant.kind,
      object: assets.get(`${grant.kind} ${grant.assetId}`)?.name ?? grant.assetId,
    });
    const tasks = (grant: Holdings["grants"][number]) => grant.tasks.join(", ");
    return [
      ...grants.added.map((grant) => line("assignmentGained", holder, { ...about(grant), after: tasks(grant) })),
      ...grants.removed.map((grant) => line("assignmentLost", holder, { ...about(grant), before: tasks(grant) })),
      ...grants.changed.map(([old, grant]) =>
        line("assignmentTasks", holder, { ...about(grant), before: tasks(old), after: tasks(grant) }),
      ),
    ];
  });
}

/** Below this many nobody is asked: in a small portfolio one leaver is a large share. */
const FEW = 5;

/**
 * The safeguard: would this run mark more as gone than the hub's share of members, or of assets?
 *
 * @param share 0 to 1
 */
export function tooManyGone(before: Inventory, gone: Gone[], share: number): boolean {
  const exceeds = (lost: number, had: number) => lost > FEW && lost > share * had;
  return (
    exceeds(gone.filter(({ what }) => what === "member").length, before.members.length) ||
    exceeds(gone.filter(({ what }) => what === "asset").length, before.assets.length)
  );
}
