import { browser } from "wxt/browser";
import { PanelPlace } from "../messages/protocol.ts";

const KEY = "guide:place";
/** The lower end corner, away from Meta's menu. */
const DEFAULT: PanelPlace = { x: 1, y: 1, collapsed: false };

/** Where the guide's panel lies. Not in the database: it is no setting, and may change with every drag. */
export async function readPlace(): Promise<PanelPlace> {
  const stored = await browser.storage.local.get(KEY);
  const place = PanelPlace.safeParse(stored[KEY]);
  return place.success ? place.data : DEFAULT;
}

export async function keepPlace(place: PanelPlace): Promise<void> {
  await browser.storage.local.set({ [KEY]: place });
}
