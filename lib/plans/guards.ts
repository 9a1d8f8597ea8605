import type { Guard } from "../store/plan-records.ts";
import type { Hub, SystemUser } from "../store/records.ts";
import { canManage } from "./bundles.ts";
import { assetKey, assetName, type Ground } from "./ground.ts";
import { type Made, type Piece, RANK } from "./kind.ts";
import { isAdmin, isFinance, presentRole } from "./roles.ts";

const DAY = 24 * 60 * 60_000;
/** Below this many nobody is asked, as in the safeguard of a sync: in a small portfolio one leaver is a large share. */
const FEW = 5;

/** Reasons to look twice at these pieces of a plan. */
export function guardsOf(ground: Ground, pieces: readonly Piece[], leftOut: Made["leftOut"]): Guard[] {
  return [
    ...admins(ground, pieces),
    ...yourself(ground, pieces),
    ...ownSystemUser(ground, pieces),
    ...share(ground, pieces),
    ...finance(ground, pieces),
    ...sevenDays(ground, pieces),
    ...nobodyManages(ground, pieces),
    ...stale(ground, pieces),
    ...guard("noWrite", "warning", unique(leftOut.filter(({ why }) => why === "noWrite").map(({ about }) => about))),
  ];
}

/** What the guards allow: `never` is overridden by nothing, `stop` by the hub's label. */
export function allows(guards: readonly Guard[], confirm: string | null, hub: Pick<Hub, "label">): boolean {
  if (guards.some(({ level }) => level === "never")) return false;
  return confirm === hub.label || !guards.some(({ level }) => level === "stop");
}

/** The system user behind the hub's token. Meta may name it by an ID of its own for each app: then the name tells. */
export function systemUserOf(ground: Pick<Ground, "hub" | "systemUsers">): SystemUser | null {
  const { userId, userName } = ground.hub.token;
  const byId = ground.systemUsers.get(userId);
  if (byId) return byId;
  const named = [...ground.systemUsers.values()].filter(({ name }) => name === userName);
  return named.length === 1 ? (named[0] ?? null) : null;
}

function guard(kind: Guard["kind"], level: Guard["level"], about: string[], until: number | null = null): Guard[] {
  return about.length === 0 ? [] : [{ kind, level, about, until }];
}

/** Counts what this plan and the unfinished changes of all others would leave, so that two of them together cannot do it either. */
function admins(ground: Ground, pieces: readonly Piece[]): Guard[] {
  const leaving = new Map<string, string>();
  const joining = new Set<string>();
  for (const { deed } of pieces) {
    if (deed.kind === "remove" && isAdmin(deed)) leaving.set(deed.memberId, deed.name);
    if (deed.kind !== "role") continue;
    if (isAdmin({ role: deed.after })) joining.add(deed.memberId);
    else if (isAdmin({ role: deed.before })) leaving.set(deed.memberId, deed.name);
  }
  if (leaving.size === 0) return [];
  const elsewhere = new Set(
    ground.open.flatMap(({ deed }) =>
      deed.kind === "remove" || (deed.kind === "role" && !isAdmin({ role: deed.after })) ? [deed.memberId] : [],
    ),
  );
  const now = [...ground.members.values()].filter(isAdmin);
  const stay = now.filter(({ id }) => !leaving.has(id) && !elsewhere.has(id)).length;
  const left = stay + joining.size;
  if (left <= 0) return guard("lastAdmin", "never", [...leaving.values()]);
  return left <= 2 ? guard("fewAdmins", "warning", [...leaving.values()]) : [];
}

function yourself({ hub }: Ground, pieces: readonly Piece[]): Guard[] {
  const own = pieces.flatMap(({ deed, rank }) =>
    (deed.kind === "remove" || (deed.kind === "role" && rank === RANK.demote)) && deed.memberId === hub.you
      ? [deed.name]
      : [],
  );
  return guard("yourself", "stop", unique(own));
}

function ownSystemUser(ground: Ground, pieces: readonly Piece[]): Guard[] {
  const own = systemUserOf(ground);
  const taken = pieces.flatMap(({ deed, rank }) =>
    deed.kind === "assign" && "id" in deed.holder && deed.holder.id === own?.id && rank >= RANK.replace
      ? [deed.holder.name]
      : [],
  );
  return guard("ownSystemUser", "stop", unique(taken));
}

function share({ hub, members, open }: Ground, pieces: readonly Piece[]): Guard[] {
  const lost = new Map<string, string>();
  for (const { deed, rank } of pieces) {
    if (deed.kind === "remove" || (deed.kind === "role" && rank === RANK.demote)) lost.set(deed.memberId, deed.name);
  }
  if (lost.size === 0) return [];
  const elsewhere = open.flatMap(({ deed }) => (deed.kind === "remove" ? [deed.memberId] : []));
  const all = new Set([...lost.keys(), ...elsewhere]).size;
  return all > FEW && all > hub.safeguardShare * members.size ? guard("share", "stop", [...lost.values()]) : [];
}

function finance({ members }: Ground, pieces: readonly Piece[]): Guard[] {
  const touched = pieces.flatMap(({ deed }) => {
    if (deed.kind === "invite") return isFinance(deed.role) ? [deed.email] : [];
    if (deed.kind === "invitationRole") return isFinance(deed.after) ? [deed.email] : [];
    if (deed.kind !== "remove" && deed.kind !== "role") return [];
    const member = members.get(deed.memberId);
    const has = member !== undefined && (member.finance !== null || isFinance(presentRole(member)));
    return has || (deed.kind === "role" && isFinance(deed.after)) ? [deed.name] : [];
  });
  return guard("finance", "warning", unique(touched));
}

function sevenDays(ground: Ground, pieces: readonly Piece[]): Guard[] {
  const user = systemUserOf(ground);
  if (user?.createdAt == null || pieces.every(({ deed }) => deed.kind === "assign")) return [];
  const until = user.createdAt + ground.newSystemUserDays * DAY;
  return until > ground.now ? guard("sevenDays", "warning", [user.name], until) : [];
}

/** Assets that somebody manages now and that nobody but the portfolio's admins could manage afterwards. */
function nobodyManages(ground: Ground, pieces: readonly Piece[]): Guard[] {
  const lost = new Map<string, Set<string>>();
  const gained = new Set<string>();
  const lose = (holder: string, kind: string, id: string) => {
    const key = assetKey(kind, id);
    lost.set(key, (lost.get(key) ?? new Set()).add(holder));
  };
  for (const { deed } of pieces) {
    if (deed.kind === "remove") {
      for (const { assetKind, assetId, tasks } of deed.grants) {
        if (canManage(tasks)) lose(deed.memberId, assetKind, assetId);
      }
    }
    if (deed.kind !== "assign" || !("id" in deed.holder)) continue;
    if (canManage(deed.after)) gained.add(assetKey(deed.assetKind, deed.assetId));
    else if (canManage(deed.before)) lose(deed.holder.id, deed.assetKind, deed.assetId);
  }
  if (lost.size === 0) return [];
  const kept = new Set(gained);
  for (const { holderId, grants } of ground.holdings.values()) {
    for (const { kind, assetId, tasks } of grants) {
      const key = assetKey(kind, assetId);
      const losers = lost.get(key);
      if (losers && !losers.has(holderId) && canManage(tasks)) kept.add(key);
    }
  }
  const orphans = [...lost.keys()].filter((key) => !kept.has(key));
  return guard(
    "nobodyManages",
    "warning",
    orphans.map((key) => nameOfKey(ground, key)),
  );
}

function nameOfKey(ground: Ground, key: string): string {
  const [kind = "", id = ""] = key.split(" ");
  return assetName(ground, kind, id);
}

function stale({ hub, now }: Ground, pieces: readonly Piece[]): Guard[] {
  const old = hub.synced === null || now - hub.synced.at > DAY;
  return old && pieces.length > 0 ? guard("stale", "warning", [hub.label]) : [];
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
