import { appendAudit, auditLine } from "../audit/log.ts";
import type { Ask } from "../messages/protocol.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { getHub } from "../store/hubs.ts";
import type { Hub, Settings } from "../store/records.ts";
import { changeSettings, readSettings } from "../store/settings.ts";
import type { Setup, SetupApp } from "../store/setup-records.ts";
import { changeSetup, removeSetup } from "../store/setups.ts";

const SETTINGS = "https://business.facebook.com/latest/settings";

/**
 * The admin wants the guide. Whatever turned it off before is undone: asking for it is the later word.
 *
 * @returns where on Business settings it goes on
 */
export async function startSetup({ businessId, hubId }: Ask<"setup.start">): Promise<{ address: string }> {
  const hub = hubId === null ? null : await getHub(hubId);
  if (hubId !== null && !hub) throw new ProblemError(ownProblem("hubGone"));
  const portfolio = hub?.businessId ?? businessId;
  const settings = await readSettings();
  await changeSettings({
    guideOn: true,
    guideOffIn: settings.guideOffIn.filter((id) => id !== portfolio),
    guideAskedAt: portfolio === null ? Date.now() : null,
  });
  if (portfolio === null) return { address: SETTINGS };
  const touchedAt = Date.now();
  await changeSetup(portfolio, (stored) =>
    hub ? renewal(hub, settings, stored) : { ...(stored ?? newSetup(portfolio)), touchedAt, finishedAt: null },
  );
  const page = hub ? "system_users" : "";
  return { address: `${SETTINGS}/${page}?business_id=${encodeURIComponent(portfolio)}` };
}

/** The record of a portfolio of which nothing is known yet. */
export function newSetup(businessId: string): Setup {
  const now = Date.now();
  return {
    businessId,
    hubId: null,
    way: null,
    app: { id: null, name: "", owner: "", support: "" },
    systemUserId: null,
    needsAppRole: false,
    begunAt: now,
    touchedAt: now,
    requestedAt: null,
    activeAt: null,
    approvalAskedAt: null,
    systemUserAt: null,
    look: null,
    daysTold: false,
    finishedAt: null,
  };
}

/** The provider's app as the settings have it. */
export function providerApp(settings: Settings): SetupApp {
  return {
    id: settings.defaultAppId,
    name: settings.providerName,
    owner: settings.providerOwner,
    support: settings.providerSupport,
  };
}

/** Of a hub everything is there but the token: the guide begins at that step. */
function renewal(hub: Hub, settings: Settings, stored: Setup | null): Setup {
  const now = Date.now();
  const provided = hub.appId === settings.defaultAppId;
  return {
    ...newSetup(hub.businessId),
    hubId: hub.id,
    way: provided ? "provider" : "own",
    app: provided ? providerApp(settings) : { id: hub.appId, name: "", owner: "", support: "" },
    // Meta may name the token's user by another ID than its page does; the one that was captured there is the better one.
    systemUserId: stored?.systemUserId ?? hub.token.userId,
    activeAt: now,
    // This system user is not new.
    daysTold: true,
  };
}

/** Forgets a setup. What Meta was asked for stays there. */
export async function discardSetup({ businessId }: Ask<"setup.discard">): Promise<void> {
  await removeSetup(businessId);
  await appendAudit(auditLine({ deed: "setupDiscarded", who: "you", hub: null, before: businessId }));
}
