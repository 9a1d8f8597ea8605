import { i18n } from "#i18n";
import { CAUTIONS, REASON_PARAMS, type ReasonKind } from "../../lib/matching/types.ts";
import type { HubRole, Person, Reason } from "../../lib/store/people-records.ts";
import { date } from "../format.ts";

/** Kinds for which the last param may be missing have a sentence of their own for it. */
export function reasonWords({ kind, params }: Reason): string {
  if (!(kind in REASON_PARAMS)) return kind;
  const [first = "", second = ""] = params;
  if (kind === "cameBack" && second === "") return i18n.t("reason.cameBackByName", [first]);
  const known = kind as ReasonKind;
  const key = `reason.${known}`;
  const holes: number = REASON_PARAMS[known].length;
  // The number of holes belongs to the kind; the types cannot tell it of a kind that is not known before.
  if (holes === 0) return i18n.t(key as "reason.left");
  if (holes === 1) return i18n.t(key as "reason.email", [first]);
  return i18n.t(key as "reason.alias", [first, second]);
}

export function isCaution({ kind }: Reason): boolean {
  return (CAUTIONS as readonly string[]).includes(kind);
}

export function hubRoleName(role: HubRole): string {
  return i18n.t(`hubRoles.${role}`);
}

/** Whether somebody is with the company, in a word or two. */
export function personState({ status, endsAt }: Pick<Person, "status" | "endsAt">, now: number): string {
  if (status === "gone") return i18n.t("person.gone");
  if (status === "inactive") return i18n.t("person.inactive");
  if (endsAt === null) return i18n.t("person.active");
  return i18n.t(endsAt <= now ? "person.ended" : "person.ends", [date(endsAt)]);
}
