import * as z from "zod/mini";
import { DEFAULT_SETTINGS, Settings } from "./records.ts";
import { parseRow } from "./rows.ts";
import { type ReadTransaction, read, type WriteTransaction, write } from "./transaction.ts";

const KEY = "settings";

// Each field for itself, so that one that is missing or damaged costs that field alone.
const Stored = z.object({
  defaultAppId: z.catch(Settings.shape.defaultAppId, DEFAULT_SETTINGS.defaultAppId),
  providerName: z.catch(Settings.shape.providerName, DEFAULT_SETTINGS.providerName),
  providerOwner: z.catch(Settings.shape.providerOwner, DEFAULT_SETTINGS.providerOwner),
  providerSupport: z.catch(Settings.shape.providerSupport, DEFAULT_SETTINGS.providerSupport),
  guideOn: z.catch(Settings.shape.guideOn, DEFAULT_SETTINGS.guideOn),
  guideOffIn: z.catch(Settings.shape.guideOffIn, DEFAULT_SETTINGS.guideOffIn),
  guideAskedAt: z.catch(Settings.shape.guideAskedAt, DEFAULT_SETTINGS.guideAskedAt),
  peopleBadges: z.catch(Settings.shape.peopleBadges, DEFAULT_SETTINGS.peopleBadges),
  introSeen: z.catch(Settings.shape.introSeen, DEFAULT_SETTINGS.introSeen),
  notifyRisks: z.catch(Settings.shape.notifyRisks, DEFAULT_SETTINGS.notifyRisks),
  lockAfterMinutes: z.catch(Settings.shape.lockAfterMinutes, DEFAULT_SETTINGS.lockAfterMinutes),
  newSystemUserDays: z.catch(Settings.shape.newSystemUserDays, DEFAULT_SETTINGS.newSystemUserDays),
  companyDomains: z.catch(Settings.shape.companyDomains, DEFAULT_SETTINGS.companyDomains),
  aliasDomains: z.catch(Settings.shape.aliasDomains, DEFAULT_SETTINGS.aliasDomains),
});

export type SettingsPatch = { [K in keyof Settings]?: Settings[K] | undefined };

/** The settings; what was never set has its default. */
export async function readSettings(): Promise<Settings> {
  return await read(["settings"], settingsIn);
}

/** The settings, as part of a transaction. */
export async function settingsIn(tx: ReadTransaction | WriteTransaction): Promise<Settings> {
  return fill(await tx.objectStore("settings").get(KEY));
}

/** Changes what the patch names and leaves the rest. */
export async function changeSettings(patch: SettingsPatch): Promise<{ before: Settings; after: Settings }> {
  return await write(["settings"], async (writer) => {
    const before = await settingsIn(writer.tx);
    const given = Object.entries(patch).filter(([, value]) => value !== undefined);
    const after: Settings = { ...before, ...Object.fromEntries(given) };
    writer.put("settings", after, KEY);
    return { before, after };
  });
}

function fill(stored: unknown): Settings {
  return parseRow(Stored, stored) ?? DEFAULT_SETTINGS;
}
