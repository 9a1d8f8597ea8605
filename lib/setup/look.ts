import * as z from "zod/mini";
import { type Answer, type Ask, createGraph } from "../meta/client.ts";
import { ProblemError } from "../problem.ts";
import type { Setup } from "../store/setup-records.ts";
import { changeSetup } from "../store/setups.ts";
import { readSecret, setupTokenId } from "../store/vault.ts";
import { startPacer } from "../sync/pacer.ts";

const MINUTE = 60_000;
/** The first look comes soon: often the provider says yes at once. */
export const FIRST_LOOK = 2 * MINUTE;
/** Then farther and farther apart, and at the last twice a day. */
const DISTANCES = [5, 15, 30, 60, 120, 240, 480, 720].map((minutes) => minutes * MINUTE);

/** Edges of a portfolio that name its apps, and what to ask of their rows. A request that nobody has answered has an ID of its own. */
const EDGES = { client_apps: "id", owned_apps: "id", pending_client_apps: "id,application{id}" } as const;
const LIMIT = "200";

const Apps = z.object({
  data: z.array(z.object({ id: z.string(), application: z.nullish(z.object({ id: z.string() })) })),
});

export type Status = "active" | "requested" | "unknown" | "refused";

/** When Meta is asked next, after `tries` looks. */
export function nextLook(tries: number, now: number): { at: number; tries: number } {
  return { at: now + (DISTANCES[tries] ?? DISTANCES.at(-1) ?? MINUTE), tries: tries + 1 };
}

/**
 * What the answers say of the app. Pure.
 *
 * @param answers in the order of the edges; one that Meta refuses says nothing
 */
export function judgeApp(appId: string, answers: readonly (Answer | undefined)[]): Status {
  if (answers.some((answer) => answer?.ok === false && answer.failure.class === "auth")) return "refused";
  const names = answers.map((answer) => {
    const apps = answer?.ok ? Apps.safeParse(answer.body) : null;
    const rows = apps?.success ? apps.data.data : [];
    return rows.some((row) => row.id === appId || row.application?.id === appId);
  });
  const [client, owned, pending] = names;
  return client || owned ? "active" : pending ? "requested" : "unknown";
}

/**
 * Asks Meta whether the app of a setup is active. The next look is written down before the question goes out, so a worker that
 * dies asks again later and not at once.
 *
 * @returns whether it has turned active just now
 */
export async function lookAtApp(setup: Setup): Promise<boolean> {
  const { businessId } = setup;
  const appId = setup.app.id;
  const now = Date.now();
  const pacer = appId === null ? null : await startPacer(appId);
  const wait = pacer?.wait() ?? 0;
  // Meta wants to be left alone for now: this was no look.
  if (wait > 0) return await postpone(businessId, { at: now + wait, tries: setup.look?.tries ?? 0 });
  await postpone(businessId, nextLook(setup.look?.tries ?? 0, now));
  if (appId === null || pacer === null) return false;

  let token: string;
  try {
    token = await readSecret(setupTokenId(businessId));
  } catch (error) {
    // Locked: the next look may find it open.
    if (error instanceof ProblemError) return false;
    throw error;
  }
  const graph = createGraph({ token: async () => token, onAnswer: pacer.see });
  const asks: Ask[] = Object.entries(EDGES).map(([edge, fields]) => ({
    path: `${businessId}/${edge}`,
    params: { fields, limit: LIMIT },
  }));
  const answers = await graph.readMany(asks);
  const limit = answers.find((answer) => !answer.ok && answer.failure.class === "limit");
  await pacer.keep(limit && !limit.ok ? { next: "limit", failure: limit.failure } : { next: "go" });
  return await writeDown(businessId, judgeApp(appId, answers));
}

async function writeDown(businessId: string, status: Status): Promise<boolean> {
  const now = Date.now();
  let turned = false;
  await changeSetup(businessId, (setup) => {
    if (!setup || setup.finishedAt !== null || setup.activeAt !== null) return setup;
    turned = status === "active";
    if (turned) return { ...setup, activeAt: now, look: null };
    // A token that Meta does not take tells nothing, however often it is asked.
    if (status === "refused") return { ...setup, look: null };
    return status === "requested" ? { ...setup, requestedAt: setup.requestedAt ?? now } : setup;
  });
  return turned;
}

async function postpone(businessId: string, look: Setup["look"]): Promise<false> {
  await changeSetup(businessId, (setup) => setup && { ...setup, look });
  return false;
}
