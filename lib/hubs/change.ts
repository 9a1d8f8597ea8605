import { appendAudit, auditLine } from "../audit/log.ts";
import type { Ask } from "../messages/protocol.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { getHub, removeHubRows, updateHub } from "../store/hubs.ts";
import { nextDaily } from "../sync/schedule.ts";

/** Changes what an admin may set of a hub. */
export async function changeHub({
  hubId,
  label,
  loginMethod,
  daily,
  safeguardShare,
}: Ask<"hub.update">): Promise<void> {
  const before = await getHub(hubId);
  const hub = await updateHub(hubId, (stored) => ({
    ...stored,
    label: label ?? stored.label,
    loginMethod: loginMethod ?? stored.loginMethod,
    safeguardShare: safeguardShare ?? stored.safeguardShare,
    schedule: daily === undefined || daily === stored.schedule.daily ? stored.schedule : schedule(daily),
  }));
  const settings = ({ label, loginMethod, safeguardShare, schedule }: typeof hub) =>
    JSON.stringify({ label, loginMethod, safeguardShare, daily: schedule.daily });
  await appendAudit(
    auditLine({
      deed: "hubChanged",
      who: "you",
      hub,
      before: before ? settings(before) : null,
      after: settings(hub),
    }),
  );
}

function schedule(daily: boolean) {
  return { daily, nextAt: daily ? nextDaily(Date.now()) : null };
}

/**
 * Forgets a hub: its token and everything that was read for it, in one transaction; reports and tasks too, if the history is to be erased. Nobody is
 * removed at Meta, and the token stays valid there until it is revoked.
 */
export async function removeHub({ hubId, reason, history }: Ask<"hub.remove">): Promise<void> {
  const hub = await getHub(hubId);
  if (!hub) throw new ProblemError(ownProblem("hubGone"));
  await removeHubRows(hubId, history, auditLine({ deed: "hubRemoved", who: "you", hub, before: reason || null }));
}
