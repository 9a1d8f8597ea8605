import { auditLine } from "../audit/log.ts";
import type { Answer, Ask } from "../messages/protocol.ts";
import { createGraph } from "../meta/client.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { addHub, getHub, listHubs, putToken } from "../store/hubs.ts";
import type { Hub } from "../store/records.ts";
import { listUnfinished } from "../store/tasks.ts";
import { readSecret, sealSecret, setupTokenId, tokenId } from "../store/vault.ts";
import { cancelTask } from "../sync/decide.ts";
import { queueSyncs } from "../sync/queue.ts";
import { nextDaily } from "../sync/schedule.ts";
import { type Findings, runChecks } from "./checks.ts";

/** Share of members or assets that may go in one sync before it asks. */
const SAFEGUARD_SHARE = 0.2;

/**
 * "Connect app": checks the token and, if no essential check fails, keeps the hub and its token together and starts the first
 * sync. Otherwise nothing is kept. The same portfolio is not connected twice.
 */
export async function connectHub(form: Ask<"hub.connect">): Promise<Answer<"hub.connect">> {
  const twin = (await listHubs()).find((hub) => hub.businessId === form.businessId);
  if (twin) return { outcome: "duplicate", hubId: twin.id };
  const token = await tokenOr(form.token, form.businessId);
  const findings = await check(token, form);
  if (!findings.passed) return { outcome: "refused", checks: findings.checks };

  const id = crypto.randomUUID();
  const hub: Hub = {
    id,
    label: form.label,
    businessId: form.businessId,
    appId: form.appId,
    loginMethod: form.loginMethod,
    portfolioName: findings.portfolioName,
    connectedAt: Date.now(),
    token: tokenFacts(findings, 1),
    schedule: { daily: true, nextAt: nextDaily(Date.now()) },
    safeguardShare: SAFEGUARD_SHARE,
    you: null,
    untold: [],
    lastRun: 0,
    currentRun: 0,
    synced: null,
    sizes: {},
  };
  const secret = await sealSecret(tokenId(id), token);
  const added = await addHub(hub, secret, auditLine({ deed: "hubConnected", who: "you", hub, after: form.businessId }));
  // Another page connected the same portfolio while the checks ran.
  if (!added.ok) return { outcome: "duplicate", hubId: added.twinId };
  await queueSyncs([hub], "connect");
  return { outcome: "connected", hubId: id, checks: findings.checks };
}

/**
 * Puts a new token in the place of the old one; every decision stays. The new one must pass the same checks, for the same
 * portfolio and app. A sync that runs under the old token ends, and a new one begins.
 */
export async function replaceToken({ hubId, ...ask }: Ask<"hub.replaceToken">): Promise<Answer<"hub.replaceToken">> {
  const hub = await getHub(hubId);
  if (!hub) throw new ProblemError(ownProblem("hubGone"));
  const token = await tokenOr(ask.token, hub.businessId);
  const findings = await check(token, hub);
  if (!findings.passed) return { outcome: "refused", checks: findings.checks };

  const secret = await sealSecret(tokenId(hubId), token);
  const facts = (stored: Hub) => tokenFacts(findings, stored.token.generation + 1);
  const renewed = await putToken(hubId, secret, facts, auditLine({ deed: "tokenReplaced", who: "you", hub }));
  for (const task of await listUnfinished()) if (task.hubId === hubId) await cancelTask(task.id);
  await queueSyncs([renewed], "manual");
  return { outcome: "connected", hubId, checks: findings.checks };
}

/** The token that was typed, or the one that the guide captured for this portfolio. @throws ProblemError `tokenMissing`, `vaultLocked` */
async function tokenOr(typed: string | null, businessId: string): Promise<string> {
  return typed ?? (await readSecret(setupTokenId(businessId)));
}

function check(token: string, hub: { businessId: string; appId: string }): Promise<Findings> {
  return runChecks(createGraph({ token: async () => token }), hub);
}

function tokenFacts({ expires, userId, userName }: Findings, generation: number): Hub["token"] {
  return { generation, expires, userId, userName, refused: null };
}
