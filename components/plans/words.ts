import { i18n } from "#i18n";
import type { AssetKind } from "../../lib/asset-kinds.ts";
import { bundleOf } from "../../lib/plans/bundles.ts";
import type { Deed, Plan } from "../../lib/store/plan-records.ts";
import { number } from "../format.ts";
import { roleName } from "../roles.ts";

/** Tasks by the name of their bundle; another combination as it came. */
export function tasksWord(kind: AssetKind, tasks: readonly string[]): string {
  if (tasks.length === 0) return i18n.t("plans.noAccess");
  const bundle = bundleOf(kind, tasks);
  return bundle ? i18n.t(`bundles.${bundle.name}`) : tasks.join(", ");
}

/** "3 changes", "Undo of 3 changes". */
export function planName({ undoes, tally }: Pick<Plan, "undoes" | "tally">): string {
  const key = undoes === null ? "plans.name" : "plans.undoName";
  return i18n.t(key, tally.total, [number(tally.total)]);
}

export interface DeedWords {
  what: string;
  before: string;
  after: string;
}

/** A deed as a line: what it is about, how that was, how it will be. */
export function deedWords(deed: Deed): DeedWords {
  switch (deed.kind) {
    case "invite":
      return {
        what: i18n.t("plans.invitation"),
        before: i18n.t("plans.notInvited"),
        after: i18n.t(deed.managed ? "plans.invitedManaged" : "plans.invitedAs", [roleName(deed.role)]),
      };
    case "cancelInvitation":
      return {
        what: i18n.t("plans.invitation"),
        before: i18n.t("plans.invitedAs", [roleName(deed.role)]),
        after: i18n.t("plans.invitationCanceled"),
      };
    case "invitationRole":
    case "role":
      return { what: i18n.t("members.appAccess"), before: roleName(deed.before), after: roleName(deed.after) };
    case "remove":
      return { what: i18n.t("plans.membership"), before: roleName(deed.role), after: i18n.t("plans.removed") };
    case "assign":
      return {
        what: deed.assetName,
        before: tasksWord(deed.assetKind, deed.before),
        after: tasksWord(deed.assetKind, deed.after),
      };
  }
}

/** Whom a deed is about: a key, and the name or address that is read. */
export function subjectOf(deed: Deed): { key: string; name: string } {
  switch (deed.kind) {
    case "invite":
    case "cancelInvitation":
    case "invitationRole":
      return { key: deed.email.toLowerCase(), name: deed.email };
    case "role":
    case "remove":
      return { key: deed.memberId, name: deed.name };
    case "assign":
      return "id" in deed.holder
        ? { key: deed.holder.id, name: deed.holder.name }
        : { key: deed.holder.email.toLowerCase(), name: deed.holder.email };
  }
}
