import { browser } from "wxt/browser";
import { openHub } from "../hub-tab.ts";
import type { Handlers } from "../messages/listen.ts";
import type { CommandName } from "../messages/protocol.ts";
import type { Place } from "../messages/sender.ts";
import { readBadges } from "../people/badges.ts";
import { discardSetup, startSetup } from "../setup/begin.ts";
import { armSetups } from "../setup/due.ts";
import { keepPlace } from "../setup/place.ts";
import { captureValue, chooseWay, endOf, noteSeen, readGuide, turnOff } from "../setup/walk.ts";
import { listHubs } from "../store/hubs.ts";
import { askForRow, type WantedRow } from "../wanted-row.ts";

const done = {};

type GuideCommand = Extract<CommandName, `guide.${string}` | `setup.${string}` | `badges.${string}`>;

/** What the commands of the guide do, and of the badges on Meta's People page. */
export const guideHandlers: Pick<Handlers, GuideCommand> = {
  "setup.start": startSetup,
  "setup.discard": async (ask) => {
    await discardSetup(ask);
    return done;
  },
  "guide.read": readGuide,
  "guide.capture": async (ask) => {
    await captureValue(ask);
    // Before the answer: after it, this worker may die at any time.
    await armSetups();
    return done;
  },
  "guide.note": async (ask) => {
    await noteSeen(ask);
    return done;
  },
  "guide.chooseWay": async (ask) => {
    await chooseWay(ask);
    return done;
  },
  "guide.place": async (ask) => {
    await keepPlace(ask);
    return done;
  },
  "guide.turnOff": async (ask) => {
    await turnOff(ask);
    return done;
  },
  "guide.connect": async ({ businessId }) => {
    await openHub(await endOf(businessId));
    return done;
  },
  "badges.read": async ({ businessId }) => ({ people: await readBadges(businessId) }),
  "badges.match": showRow,
};

/** The panel is opened first thing: an awaited question would end the click that allows it. */
async function showRow(row: WantedRow, { windowId }: Place): Promise<{ shownIn: "panel" | "page" }> {
  const opening = windowId === null ? null : (browser as Partial<typeof browser>).sidePanel?.open({ windowId });
  try {
    await Promise.all([opening ?? Promise.reject(new Error("no panel")), askForRow(row)]);
    return { shownIn: "panel" };
  } catch {
    // No click, or a browser whose panel opens from its own pages alone.
    const hub = (await listHubs()).find(({ businessId }) => businessId === row.businessId);
    if (hub) await openHub(`#/hubs/${encodeURIComponent(hub.id)}/members?member=${encodeURIComponent(row.memberId)}`);
    return { shownIn: "page" };
  }
}
