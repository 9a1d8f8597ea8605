import { appendAudit, auditLine } from "../audit/log.ts";
import type { Answer, Ask } from "../messages/protocol.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { getHub, listHubs } from "../store/hubs.ts";
import { changeSettings, readSettings } from "../store/settings.ts";
import type { Setup } from "../store/setup-records.ts";
import { changeSetup, getSetup, listSetups, updateSetup } from "../store/setups.ts";
import { sealSecret, setupTokenId } from "../store/vault.ts";
import { newSetup, providerApp } from "./begin.ts";
import { chooseSetup } from "./choose.ts";
import { FIRST_LOOK } from "./look.ts";
import { readPlace } from "./place.ts";

/** What a content script on a page of this portfolio has to do. */
export async function readGuide({ businessId: shown }: Ask<"guide.read">): Promise<Answer<"guide.read">> {
  const [settings, setups, hubs] = await Promise.all([readSettings(), listSetups(), listHubs()]);
  const here = hubs.find((hub) => hub.businessId === shown);
  const badges = settings.peopleBadges && here !== undefined && here.synced !== null;
  const choice = chooseSetup(shown, setups, settings, Date.now());
  if (choice === null) return { guide: null, badges };
  const state = choice === "new" ? null : choice.state;
  const renewed = hubs.find((hub) => hub.id === state?.setup.hubId);
  return {
    guide: {
      setup: state?.setup ?? null,
      hasToken: state?.hasToken ?? false,
      hubLabel: (renewed ?? (state === null ? here : undefined))?.label ?? null,
      provider: providerApp(settings),
      days: settings.newSystemUserDays,
      place: await readPlace(),
    },
    badges,
  };
}

/**
 * Takes one of the four values. The token goes to the vault, sealed for this portfolio, and nowhere else.
 *
 * @throws ProblemError `portfolioConnected`, `setupGone`, `valueRefused`, `vaultLocked`
 */
export async function captureValue(ask: Ask<"guide.capture">): Promise<void> {
  const { businessId } = ask;
  const touchedAt = Date.now();
  switch (ask.name) {
    case "businessId":
      return await choosePortfolio(businessId, ask.value);
    case "appId":
      await updateSetup(businessId, (setup) => {
        // Of the provider's app the ID is known; another one means that another app's row is open.
        if (setup.way === "provider" && setup.app.id !== ask.value) throw new ProblemError(ownProblem("valueRefused"));
        // An app of one's own needs nobody's yes.
        const activeAt = setup.activeAt ?? (setup.way === "own" ? touchedAt : null);
        return { ...setup, touchedAt, activeAt, app: { ...setup.app, id: ask.value } };
      });
      return;
    case "systemUserId":
      await updateSetup(businessId, (setup) =>
        setup.systemUserId === ask.value
          ? { ...setup, touchedAt }
          : { ...setup, touchedAt, systemUserId: ask.value, systemUserAt: touchedAt },
      );
      return;
    case "token": {
      const secret = await sealSecret(setupTokenId(businessId), ask.value);
      await updateSetup(
        businessId,
        (setup) => ({
          ...setup,
          touchedAt,
          look: setup.activeAt === null ? { at: touchedAt + FIRST_LOOK, tries: 0 } : null,
        }),
        secret,
      );
      await appendAudit(auditLine({ deed: "tokenCaptured", who: "you", hub: null, after: businessId }));
    }
  }
}

/** The first value: with it the setup begins. On another portfolio's page it is the admin's decision to set up that one instead. */
async function choosePortfolio(businessId: string, value: string): Promise<void> {
  const stored = await getSetup(value);
  const renews = stored !== null && stored.finishedAt === null && stored.hubId !== null;
  const isHub = (await listHubs()).some((hub) => hub.businessId === value);
  if (businessId !== value) throw new ProblemError(ownProblem("valueRefused"));
  if (isHub && !renews) throw new ProblemError(ownProblem("portfolioConnected"));
  const touchedAt = Date.now();
  await changeSetup(value, (setup) => ({ ...(setup ?? newSetup(value)), touchedAt, finishedAt: null }));
  await changeSettings({ guideAskedAt: null });
}

/** Writes down what a page shows, each fact once: the first time counts. */
export async function noteSeen({ businessId, seen }: Ask<"guide.note">): Promise<void> {
  const now = Date.now();
  await updateSetup(businessId, (setup) => {
    const next: Setup = {
      ...setup,
      requestedAt: setup.requestedAt ?? (seen.appRequested ? now : null),
      activeAt: setup.activeAt ?? (seen.appActive ? now : null),
      approvalAskedAt: setup.approvalAskedAt ?? (seen.approvalAsked ? now : null),
      needsAppRole: setup.needsAppRole || seen.needsAppRole,
    };
    return { ...next, look: next.activeAt === null ? next.look : null };
  });
}

/** One's own app, or the provider's. The app is kept as the settings have it now, so that a later change does not lead astray. */
export async function chooseWay({ businessId, way }: Ask<"guide.chooseWay">): Promise<void> {
  const settings = await readSettings();
  await updateSetup(businessId, (setup) => {
    if (setup.way === way) return setup;
    const app = way === "provider" ? providerApp(settings) : newSetup(businessId).app;
    return { ...setup, way, app, touchedAt: Date.now(), requestedAt: null, activeAt: null, needsAppRole: false };
  });
}

/** Turns the guide off: for good, or on the pages of one portfolio. The settings page can turn it on again. */
export async function turnOff({ businessId, forGood }: Ask<"guide.turnOff">): Promise<void> {
  const { guideOffIn } = await readSettings();
  if (forGood) await changeSettings({ guideOn: false });
  else if (businessId === null) await changeSettings({ guideAskedAt: null });
  else await changeSettings({ guideOffIn: [...new Set([...guideOffIn, businessId])] });
}

/** The place of the hub page in which a setup ends. */
export async function endOf(businessId: string): Promise<string> {
  const setup = await getSetup(businessId);
  const hub = setup?.hubId ? await getHub(setup.hubId) : null;
  return hub ? `#/hubs/${encodeURIComponent(hub.id)}/settings?at=token` : `#/connect?setup=${businessId}`;
}
