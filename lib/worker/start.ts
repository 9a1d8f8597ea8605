import { browser } from "wxt/browser";
import { openHub } from "../hub-tab.ts";
import { showAttention } from "../hubs/attention.ts";
import { listen } from "../messages/listen.ts";
import { matchWhatIsNew } from "../people/automatic.ts";
import { pickUpPlans } from "../plans/queue.ts";
import { armSetups, workSetups } from "../setup/due.ts";
import { SETUP_NOTIFICATION } from "../setup/notify.ts";
import { endOf } from "../setup/walk.ts";
import { onChange } from "../store/changes.ts";
import { readSettings } from "../store/settings.ts";
import { lock } from "../store/vault.ts";
import { ALARM, armAlarms } from "../sync/alarms.ts";
import { REPORT_NOTIFICATION, tellRisks } from "../sync/notify.ts";
import { pickUp } from "../sync/queue.ts";
import { startDue } from "../sync/schedule.ts";
import { handlers } from "./handlers.ts";

/**
 * Starts a life of the worker. Every listener is registered here, in the same turn, because an event that woke the worker is lost
 * to a listener that comes later.
 */
export function startWorker(): void {
  listen(handlers);
  browser.alarms.onAlarm.addListener(({ name }) => {
    void (name === ALARM.daily ? startDue().then(wake) : wake());
  });
  browser.runtime.onStartup.addListener(() => void wake());
  browser.idle.onStateChanged.addListener((state) => {
    if (state !== "active") void lock();
  });
  browser.notifications.onClicked.addListener((id) => {
    if (id.startsWith(REPORT_NOTIFICATION)) void openHub(`#/changes/${id.slice(REPORT_NOTIFICATION.length)}`);
    if (id.startsWith(SETUP_NOTIFICATION)) void endOf(id.slice(SETUP_NOTIFICATION.length)).then(openHub);
  });
  self.addEventListener("online", () => {
    void pickUp({ online: true });
    void pickUpPlans({ online: true });
  });
  onChange(["hubs", "tasks", "plans", "secrets"], coalesced(showAttention));
  onChange(["settings"], () => void applySettings());
  // What the guide learns, and how many days a system user counts as new.
  onChange(["setups", "settings"], coalesced(armSetups));
  // Somebody whom a plan waits for may have come with this sync.
  onChange(["reports"], () => void pickUpPlans());
  // A commit of a sync writes a report.
  onChange(["reports", "people", "settings"], matchNew);
  void wake();
}

/** The cheap part of every wake: compare the alarms, go on with what is unfinished. */
async function wake(): Promise<void> {
  await pickUp();
  await pickUpPlans();
  await armAlarms();
  await tellRisks();
  await armSetups();
  await workSetups();
  await sessionStart();
  await matchNew();
}

/** The automatic matches that a sync, a directory or a setting made possible, also one before the worker's last death. */
const matchNew = coalesced(matchWhatIsNew);

const SESSION_MARK = "session";

/** The slow part, once for each browser session: what was missed while the browser was closed. */
async function sessionStart(): Promise<void> {
  const { [SESSION_MARK]: begun } = await browser.storage.session.get(SESSION_MARK);
  if (begun) return;
  await browser.storage.session.set({ [SESSION_MARK]: true });
  // A content script must not be able to read what a page of ours may. Firefox has no such switch, so nothing secret lies there.
  await browser.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
  await applySettings();
  await startDue();
  await showAttention();
}

/** While `deed` is under way further calls are one: a burst of commits costs two readings, not twenty. */
function coalesced(deed: () => Promise<void>): () => Promise<void> {
  const asked = { now: false, again: false };
  return async function run(): Promise<void> {
    asked.again = asked.now;
    if (asked.now) return;
    asked.now = true;
    await deed().catch(() => undefined); // The number on the button can be wrong for a moment; nothing depends on it.
    asked.now = false;
    if (asked.again) await run();
  };
}

async function applySettings(): Promise<void> {
  const { lockAfterMinutes } = await readSettings();
  browser.idle.setDetectionInterval(lockAfterMinutes * 60);
}
