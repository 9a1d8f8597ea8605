// @vitest-environment happy-dom
import { fireEvent, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useMessages } from "../../components/testing/messages.ts";
import type { Sighting, ValueName } from "../../lib/guide/types.ts";
import { answer } from "../../lib/messages/listen.ts";
import { startSetup } from "../../lib/setup/begin.ts";
import { readGuide } from "../../lib/setup/walk.ts";
import { readSettings } from "../../lib/store/settings.ts";
import { getSetup, listSetups } from "../../lib/store/setups.ts";
import { freshProfile } from "../../lib/store/testing/fresh.ts";
import { readSecret, setupTokenId } from "../../lib/store/vault.ts";
import { handlers } from "../../lib/worker/handlers.ts";
import type { Host } from "./host.ts";
import { type Eyes, Overlay } from "./overlay.tsx";

const B = "102030405060708";
const TOKEN = `EAA${"b1C".repeat(40)}`;
const asked: string[] = [];

/** What the page shows; the guide's own eyes are tested where they are. */
let sighting: Sighting;
const values: Partial<Record<ValueName, string>> = {};
const eyes: Eyes = {
  look: () => sighting,
  capture: (_, name) => {
    const value = values[name];
    return value ? { outcome: "captured", name, value } : { outcome: "refused", name, why: "notShown" };
  },
  readPasted: (text, name) => ({ outcome: "captured", name, value: text }),
  people: () => [],
};

let overlay: Overlay | null = null;
let panel: HTMLElement;

beforeEach(async () => {
  await freshProfile();
  await useMessages();
  asked.splice(0);
  document.body.replaceChildren();
  sighting = {
    step: "portfolio",
    advice: "usePortfolio",
    detail: null,
    pointer: null,
    offers: ["businessId"],
    warnings: [],
    seen: { appRequested: false, appActive: false, needsAppRole: false, approvalAsked: false },
    wizardApp: null,
    dialog: null,
    labelsKnown: true,
  };
  // The worker's own answer, to a sender as the browser describes our content script.
  const from = {
    id: fakeBrowser.runtime.id,
    origin: "https://business.facebook.com",
    tab: { id: 1 } as never,
    frameId: 0,
  };
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation((async (message: { command: string }) => {
    asked.push(message.command);
    return await answer(handlers, message, from);
  }) as never);
});
afterEach(() => {
  overlay?.remove();
  overlay = null;
});

const host: Host = {
  layer(name) {
    const layer = document.createElement("div");
    layer.className = name;
    document.body.append(layer);
    return layer;
  },
  remove: () => undefined,
};

async function refresh(): Promise<void> {
  const { guide } = await readGuide({ businessId: B });
  if (guide) overlay?.update(guide);
}

async function begin(): Promise<void> {
  await startSetup({ businessId: null, hubId: null });
  const { guide } = await readGuide({ businessId: B });
  if (!guide) throw new Error("no guide");
  overlay = new Overlay(host, guide, eyes, refresh);
  overlay.look();
  panel = document.querySelector<HTMLElement>(".guide") as HTMLElement;
}

const press = (name: string) => fireEvent.click(within(panel).getByRole("button", { name }));
const chosen = async () => {
  values.businessId = B;
  press("Capture business ID");
  await vi.waitFor(async () => expect(await getSetup(B)).not.toBeNull());
};

describe("what is captured", () => {
  test("begins the setup, and the checklist ticks itself", async () => {
    await begin();
    await chosen();
    await vi.waitFor(() => expect(within(panel).getAllByRole("listitem")[0]?.textContent).toBe(`✓Portfoliodone${B}`));
  });

  test("a token is in the vault, and nowhere in the page", async () => {
    await begin();
    await chosen();
    sighting = { ...sighting, step: "token", advice: "captureToken", offers: ["token"] };
    overlay?.look();
    values.token = TOKEN;
    press("Capture token");
    await vi.waitFor(async () => expect(await readSecret(setupTokenId(B)).catch(() => "")).toBe(TOKEN));
    await within(panel).findByRole("button", { name: "Connect" });
    expect(document.documentElement.outerHTML).not.toContain(TOKEN.slice(0, 12));
  });

  test("what the page does not show is not captured, and why is said", async () => {
    await begin();
    delete values.businessId;
    press("Capture business ID");
    expect((await within(panel).findByRole("alert")).textContent).toContain("does not show this value now");
    expect(asked).toEqual([]);
    expect(await listSetups()).toEqual([]);
  });

  test("what the worker refuses is said", async () => {
    await begin();
    values.businessId = "12x";
    press("Capture business ID");
    expect((await within(panel).findByRole("alert")).textContent).toContain("A value was not accepted.");
  });
});

describe("what the page shows and outlasts it", () => {
  test("is told once, however often it is looked at", async () => {
    await begin();
    await chosen();
    sighting = { ...sighting, step: "app", advice: "appRequested", seen: { ...sighting.seen, appRequested: true } };
    for (let times = 0; times < 5; times++) overlay?.look();
    await vi.waitFor(async () => expect((await getSetup(B))?.requestedAt).not.toBeNull());
    for (let times = 0; times < 5; times++) overlay?.look();
    expect(asked.filter((command) => command === "guide.note")).toHaveLength(1);
  });

  test("on another portfolio's page is of that one, and not told", async () => {
    await begin();
    await chosen();
    sighting = { ...sighting, advice: "wrongPortfolio", seen: { ...sighting.seen, appActive: true } };
    overlay?.look();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await getSetup(B))?.activeAt).toBeNull();
  });
});

test("an unchanged page is looked at, not drawn again", async () => {
  await begin();
  const drawn = new MutationObserver(() => undefined);
  drawn.observe(panel, { subtree: true, childList: true, characterData: true });
  for (let times = 0; times < 5; times++) overlay?.look();
  expect(drawn.takeRecords()).toEqual([]);
});

test("turned off for this portfolio, turned off for good", async () => {
  await begin();
  await chosen();
  press("Turn off for this portfolio");
  await vi.waitFor(async () => expect((await readSettings()).guideOffIn).toEqual([B]));
  press("Turn off for good");
  await vi.waitFor(async () => expect((await readSettings()).guideOn).toBe(false));
});

test("the way is chosen, taken back and chosen anew", async () => {
  await begin();
  await chosen();
  sighting = { ...sighting, step: "app", advice: "chooseWay" };
  overlay?.look();
  press("Request the provider's app");
  await vi.waitFor(async () => expect((await getSetup(B))?.way).toBe("provider"));
  await vi.waitFor(() => press("Choose the other way"));
  await vi.waitFor(async () => expect((await getSetup(B))?.way).toBeNull());
  expect((await getSetup(B))?.app.id).toBeNull();
});

test("folded and moved, it is so on the next page too", async () => {
  await begin();
  press("Collapse the guide");
  await vi.waitFor(async () => expect((await readGuide({ businessId: B })).guide?.place.collapsed).toBe(true));
});

test("removed, it leaves nothing", async () => {
  await begin();
  overlay?.remove();
  expect(document.body.childElementCount).toBe(0);
});
