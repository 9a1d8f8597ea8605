import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { i18n } from "#i18n";
import { foldEmail } from "../../lib/plans/email.ts";
import type { Change } from "../../lib/store/plan-records.ts";
import { listOpenChanges } from "../../lib/store/plans.ts";
import { number } from "../format.ts";
import { useLive } from "../live.tsx";
import { roleName } from "../roles.ts";

/** Changes that something is still to come of, by whom they are about. */
export type Pending = ReadonlyMap<string, readonly Change[]>;

export const memberKey = (hubId: string, id: string) => `${hubId} ${id}`;
export const emailKey = (hubId: string, email: string) => `${hubId} ${foldEmail(email)}`;

function keyOf({ hubId, deed }: Change): string {
  switch (deed.kind) {
    case "invite":
    case "cancelInvitation":
    case "invitationRole":
      return emailKey(hubId, deed.email);
    case "role":
    case "remove":
      return memberKey(hubId, deed.memberId);
    case "assign":
      return "id" in deed.holder ? memberKey(hubId, deed.holder.id) : emailKey(hubId, deed.holder.email);
  }
}

async function readPending(hubIds: readonly string[]): Promise<Pending> {
  const pending = new Map<string, Change[]>();
  for (const change of (await Promise.all(hubIds.map(listOpenChanges))).flat()) {
    const key = keyOf(change);
    const list = pending.get(key);
    if (list) list.push(change);
    else pending.set(key, [change]);
  }
  return pending;
}

const NOTHING: Pending = new Map();

/** As a signal, so that a cell follows it and its row need not be made again. */
export function usePending(hubIds: readonly string[]): ReadonlySignal<Pending> {
  const live = useLive(["changes"], () => readPending(hubIds), [hubIds.join(" ")]);
  const pending = useSignal<Pending>(NOTHING);
  useEffect(() => {
    if (live.state === "ready") pending.value = live.value;
  }, [live]);
  return pending;
}

/** What is to come of somebody, in a word or two: "Removing…", "→ Basic access". The hardest counts. */
export function pendingWord(changes: readonly Change[]): string | null {
  const has = (kind: Change["deed"]["kind"]) => changes.find(({ deed }) => deed.kind === kind);
  if (changes.some(({ state }) => state.name === "approval")) return i18n.t("pending.approval");
  if (has("remove")) return i18n.t("pending.removing");
  if (has("invite")) return i18n.t("pending.inviting");
  if (has("cancelInvitation")) return i18n.t("pending.canceling");
  const role = (has("role") ?? has("invitationRole"))?.deed;
  if (role?.kind === "role" || role?.kind === "invitationRole") return i18n.t("pending.role", [roleName(role.after)]);
  const assigned = changes.filter(({ deed }) => deed.kind === "assign");
  if (assigned.length === 0) return null;
  const waits = assigned.every(({ state }) => state.name === "acceptance");
  return i18n.t(waits ? "pending.acceptance" : "pending.assets", assigned.length, [number(assigned.length)]);
}
