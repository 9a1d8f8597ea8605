import { listOpenChanges } from "../store/plans.ts";
import { readSettings } from "../store/settings.ts";
import type { Context } from "./ground.ts";

/** What plans of a hub are built on at this moment, besides the hub and its inventory. The page and the worker read the same. */
export async function readContext(hubId: string): Promise<Context> {
  const [open, { newSystemUserDays }] = await Promise.all([listOpenChanges(hubId), readSettings()]);
  return { now: Date.now(), open, newSystemUserDays };
}
