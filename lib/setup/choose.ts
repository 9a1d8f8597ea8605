import type { Settings } from "../store/records.ts";
import type { SetupState } from "../store/setups.ts";

/** For so long after the admin's last deed the guide speaks up on pages of another portfolio too: it may be the wrong one. */
export const UNDER_WAY = 30 * 60_000;

/** What to guide on a page: a setup, `"new"` for one whose portfolio is still to be chosen, or nothing. */
export type Choice = { state: SetupState } | "new" | null;

/**
 * Which setup a page is about. Pure.
 *
 * @param shown the portfolio of the page; `null` where it shows none
 * @param setups the one that was touched last first
 */
export function chooseSetup(
  shown: string | null,
  setups: readonly SetupState[],
  settings: Pick<Settings, "guideOn" | "guideOffIn" | "guideAskedAt">,
  now: number,
): Choice {
  if (!settings.guideOn || (shown !== null && settings.guideOffIn.includes(shown))) return null;
  const open = setups.filter(
    ({ setup }) => setup.finishedAt === null && !settings.guideOffIn.includes(setup.businessId),
  );
  const own = open.find(({ setup }) => setup.businessId === shown);
  if (own) return { state: own };
  const latest = open.find(({ setup }) => now - setup.touchedAt < UNDER_WAY);
  const asked = settings.guideAskedAt;
  if (asked !== null && (!latest || latest.setup.touchedAt < asked)) return "new";
  return latest ? { state: latest } : null;
}
