import { ownProblem, ProblemError } from "../problem.ts";
import { parseRow, parseRows } from "./rows.ts";
import type { SecretRow } from "./schema.ts";
import { Setup } from "./setup-records.ts";
import { read, type Writer, write } from "./transaction.ts";
import { putSealed } from "./vault.ts";
import { setupTokenId } from "./vault-key.ts";

/** A setup with what the vault says of its token. The token itself is never read with it. */
export interface SetupState {
  setup: Setup;
  hasToken: boolean;
}

/** Every setup, the one that was touched last first. */
export async function listSetups(): Promise<SetupState[]> {
  return await read(["setups", "secrets"], async (tx) => {
    const setups = parseRows(Setup, await tx.objectStore("setups").getAll());
    const secrets = new Set(await tx.objectStore("secrets").getAllKeys());
    return setups
      .sort((a, b) => b.touchedAt - a.touchedAt)
      .map((setup) => ({ setup, hasToken: secrets.has(setupTokenId(setup.businessId)) }));
  });
}

export async function getSetup(businessId: string): Promise<Setup | null> {
  return parseRow(Setup, await read(["setups"], (tx) => tx.objectStore("setups").get(businessId)));
}

/**
 * Changes a setup as it is now, or makes it.
 *
 * @param change given `null` where there is none; gives back what it was given if there is nothing to change
 * @param secret the token that comes with the change, sealed under `setupTokenId`
 */
export async function changeSetup(
  businessId: string,
  change: (setup: Setup | null) => Setup | null,
  secret?: SecretRow,
): Promise<Setup | null> {
  return await write(["setups", "secrets"], async (writer) => {
    const before = parseRow(Setup, await writer.tx.objectStore("setups").get(businessId));
    const after = change(before);
    if (after !== null && after !== before) writer.put("setups", after);
    if (after !== null && secret) await putSealed(writer, secret);
    return after;
  });
}

/**
 * Changes a setup that is under way.
 *
 * @throws ProblemError `setupGone`
 */
export async function updateSetup(
  businessId: string,
  change: (setup: Setup) => Setup,
  secret?: SecretRow,
): Promise<Setup> {
  const isOpen = (setup: Setup | null) => setup !== null && setup.finishedAt === null;
  const changed = await changeSetup(businessId, (setup) => (setup && isOpen(setup) ? change(setup) : null), secret);
  if (!changed) throw new ProblemError(ownProblem("setupGone"));
  return changed;
}

/** Forgets a setup and its token. What Meta was asked for stays there. */
export async function removeSetup(businessId: string): Promise<void> {
  await write(["setups", "secrets"], (writer) => {
    writer.remove("setups", businessId);
    writer.remove("secrets", setupTokenId(businessId));
  });
}

/** As part of a transaction: this portfolio is a hub with a token now, so the setup is over and its copy of the token goes. */
export async function finishSetup(writer: Writer, businessId: string, hubId: string): Promise<void> {
  writer.remove("secrets", setupTokenId(businessId));
  const setup = parseRow(Setup, await writer.tx.objectStore("setups").get(businessId));
  if (setup) writer.put("setups", { ...setup, hubId, look: null, finishedAt: Date.now() });
}
