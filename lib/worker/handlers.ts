import { appendAudit, auditLine } from "../audit/log.ts";
import { changeHub, removeHub } from "../hubs/change.ts";
import { connectHub, replaceToken } from "../hubs/connect.ts";
import type { Handlers } from "../messages/listen.ts";
import { applyPlan } from "../plans/apply.ts";
import { cancelPlan, retryPlan } from "../plans/decide.ts";
import { pickUpPlans } from "../plans/queue.ts";
import { listHubs } from "../store/hubs.ts";
import { getPlan } from "../store/plans.ts";
import { changeSettings } from "../store/settings.ts";
import { lock, setPassphrase, unlock, wipe } from "../store/vault.ts";
import { armAlarms } from "../sync/alarms.ts";
import { applyTask, cancelTask, discardTask, retryTask } from "../sync/decide.ts";
import { pickUp, queueSyncs } from "../sync/queue.ts";
import { guideHandlers } from "./guide-handlers.ts";
import { peopleHandlers } from "./people-handlers.ts";

const done = {};

/** What each command does. The map's type sees to it that none is missing. */
export const handlers: Handlers = {
  "hub.connect": async (ask) => {
    const answer = await connectHub(ask);
    await armAlarms();
    return answer;
  },
  "hub.replaceToken": replaceToken,
  "hub.update": async (ask) => {
    await changeHub(ask);
    await armAlarms();
    return done;
  },
  "hub.remove": async (ask) => {
    await removeHub(ask);
    await armAlarms();
    return done;
  },
  "sync.start": async ({ hubIds }) => {
    const hubs = (await listHubs()).filter((hub) => hubIds === undefined || hubIds.includes(hub.id));
    const tasks = await queueSyncs(hubs, "manual");
    return { taskIds: tasks.map((task) => task.id) };
  },
  "plan.apply": applyPlan,
  "task.cancel": async ({ taskId }) => {
    if (await getPlan(taskId)) await cancelPlan(taskId);
    else await cancelTask(taskId);
    return done;
  },
  "task.retry": async ({ taskId }) => {
    if (await getPlan(taskId)) await retryPlan(taskId);
    else await retryTask(taskId);
    return done;
  },
  "task.apply": async ({ taskId }) => {
    await applyTask(taskId);
    return done;
  },
  "task.discard": async ({ taskId }) => {
    await discardTask(taskId);
    return done;
  },
  "settings.update": async (ask) => {
    const { before, after } = await changeSettings(ask);
    await appendAudit(
      auditLine({
        deed: "settingsChanged",
        who: "you",
        hub: null,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
      }),
    );
    return done;
  },
  ...peopleHandlers,
  ...guideHandlers,
  "vault.unlock": async ({ passphrase }) => {
    await unlock(passphrase);
    await pickUp();
    await pickUpPlans();
    return done;
  },
  "vault.lock": async () => {
    await lock();
    return done;
  },
  "vault.setPassphrase": async ({ current, next }) => {
    await setPassphrase(current, next);
    await appendAudit(
      auditLine({ deed: "vaultChanged", who: "you", hub: null, after: next === null ? "no passphrase" : "passphrase" }),
    );
    return done;
  },
  "vault.wipe": async () => {
    await wipe();
    await appendAudit(auditLine({ deed: "vaultWiped", who: "you", hub: null }));
    return done;
  },
};
