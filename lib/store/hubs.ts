import { ownProblem, ProblemError } from "../problem.ts";
import { addAuditLine } from "./audit-lines.ts";
import { cancelPlansOf } from "./plans.ts";
import { type AuditLine, Hub } from "./records.ts";
import { parseRow, parseRows } from "./rows.ts";
import type { SecretRow } from "./schema.ts";
import { finishSetup } from "./setups.ts";
import { clearHub, STORES } from "./stores.ts";
import { cancelTasksOf } from "./tasks.ts";
import { type ReadTransaction, read, type Writer, write } from "./transaction.ts";
import { putSealed } from "./vault.ts";

/** All hubs, in the order they were connected. */
export async function listHubs(): Promise<Hub[]> {
  return await read(["hubs"], hubsIn);
}

/** All hubs, as part of a transaction. */
export async function hubsIn(tx: ReadTransaction): Promise<Hub[]> {
  const rows = await tx.objectStore("hubs").getAll();
  return parseRows(Hub, rows).sort((a, b) => a.connectedAt - b.connectedAt);
}

export async function getHub(id: string): Promise<Hub | null> {
  return parseRow(Hub, await read(["hubs"], (tx) => tx.objectStore("hubs").get(id)));
}

/** Writes a hub as it is given. To change one, use `updateHub`, which cannot undo what somebody else has just written. */
export async function putHub(hub: Hub): Promise<void> {
  await write(["hubs"], (writer) => writer.put("hubs", hub));
}

/**
 * Changes a hub as it is now, in one transaction. Nothing is written if `change` gives back what it was given.
 *
 * @param change gives `null` if for its purpose the hub is gone
 * @throws ProblemError `hubGone`
 */
export async function updateHub(id: string, change: (hub: Hub) => Hub | null): Promise<Hub> {
  return await write(["hubs"], (writer) => changeStored(writer, id, change));
}

/** Hands out the number of a hub's next run. A sync gets its own from `createSyncTask`. */
export async function nextRun(hubId: string): Promise<number> {
  const hub = await updateHub(hubId, (stored) => ({ ...stored, lastRun: stored.lastRun + 1 }));
  return hub.lastRun;
}

/**
 * Adds a hub together with its token and its line in the log; a setup of its portfolio is over with that. The same portfolio is not added twice, which is looked at in the
 * writing transaction: two pages may connect at once.
 *
 * @param secret the token, sealed by `sealSecret`
 */
export async function addHub(
  hub: Hub,
  secret: SecretRow,
  audit: AuditLine,
): Promise<{ ok: true } | { ok: false; twinId: string }> {
  return await write(["hubs", "secrets", "audit", "setups"], async (writer) => {
    const hubs = parseRows(Hub, await writer.tx.objectStore("hubs").getAll());
    const twin = hubs.find((stored) => stored.businessId === hub.businessId);
    if (twin) return { ok: false, twinId: twin.id };
    writer.put("hubs", hub);
    await putSealed(writer, secret);
    await finishSetup(writer, hub.businessId, hub.id);
    addAuditLine(writer, audit);
    return { ok: true };
  });
}

/**
 * Puts a new token in the place of a hub's old one, together with what is known of it.
 *
 * @param facts given the stored hub, because the generation counts on from there
 * @throws ProblemError `hubGone`
 */
export async function putToken(
  hubId: string,
  secret: SecretRow,
  facts: (hub: Hub) => Hub["token"],
  audit: AuditLine,
): Promise<Hub> {
  return await write(["hubs", "secrets", "audit", "setups"], async (writer) => {
    const hub = await changeStored(writer, hubId, (stored) => ({ ...stored, token: facts(stored) }));
    await putSealed(writer, secret);
    await finishSetup(writer, hub.businessId, hub.id);
    addAuditLine(writer, audit);
    return hub;
  });
}

/** Forgets a hub, its token and everything that was read for it; its tasks and reports if the history is to be erased. */
export async function removeHubRows(hubId: string, history: "keep" | "erase", audit: AuditLine): Promise<void> {
  const all = STORES.map(({ name }) => name);
  await write(all, async (writer) => {
    await cancelTasksOf(writer, hubId);
    await cancelPlansOf(writer, hubId);
    await clearHub(writer, hubId, history);
    addAuditLine(writer, audit);
  });
}

async function changeStored(writer: Writer, id: string, change: (hub: Hub) => Hub | null): Promise<Hub> {
  const hub = parseRow(Hub, await writer.tx.objectStore("hubs").get(id));
  const changed = hub && change(hub);
  if (!changed) throw new ProblemError(ownProblem("hubGone"));
  if (changed !== hub) writer.put("hubs", changed);
  return changed;
}
