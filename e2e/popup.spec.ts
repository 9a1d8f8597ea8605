import type { Hub } from "../lib/store/records.ts";
import { expect, test } from "./harness/fixture.ts";
import { putRow } from "./support/stored.ts";

// The popup draws the cards in view first and the others after: nobody may see the difference.

const COUNT = 20;

const SYNCED: Hub["synced"] = {
  at: Date.now(),
  counts: {
    members: 1000,
    admins: 4,
    invitations: 3,
    systemUsers: 2,
    partners: 2,
    assignments: 9000,
    assets: { page: 132, adAccount: 95, catalog: 27, pixel: 39, instagram: 35, whatsapp: 15, assetGroup: 15, app: 8 },
  },
  calls: 3,
  gaps: [],
};

function hub(n: number, over: Pick<Hub, "synced" | "portfolioName">): Hub {
  return {
    id: `h${n}`,
    label: `Hub ${n}`,
    businessId: `10000000000${n}`,
    appId: "2965389650414399",
    loginMethod: "sso",
    connectedAt: n,
    token: { generation: 1, expires: "never", userId: "9", userName: null, refused: null },
    schedule: { daily: false, nextAt: null },
    safeguardShare: 0.2,
    you: null,
    untold: [],
    lastRun: 0,
    currentRun: 0,
    sizes: {},
    ...over,
  };
}

interface FirstFrame {
  cards: number;
  /** Where the last of them ends, in CSS px from the top. */
  end: number;
}

/** Runs in the page before anything of its own. */
function watchFirstFrame(): void {
  const { promise, resolve } = Promise.withResolvers<FirstFrame>();
  Object.assign(globalThis, { firstFrame: promise });
  const observer = new MutationObserver(() => {
    const cards = document.querySelectorAll("article");
    const last = cards[cards.length - 1];
    if (!last) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      // After the frame: cards have their own size only when it is known that they are in view.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve({ cards: cards.length, end: last.getBoundingClientRect().bottom });
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

for (const isSynced of [true, false]) {
  // A card is shortest where nothing is known of the hub but its name.
  const which = isSynced ? "synced hubs" : "hubs that were never synced";
  test(`the first frame of the popup is full of cards, and the others follow: ${which}`, async ({ extension }) => {
    // It makes the database that the rows are put into.
    const empty = await extension.page("popup.html");
    await empty.getByRole("button", { name: "Connect" }).first().waitFor();
    for (let n = 1; n <= COUNT; n += 1) {
      const over = isSynced
        ? { synced: SYNCED, portfolioName: "A portfolio" }
        : { synced: null, portfolioName: `Hub ${n}` };
      await putRow(empty, "hubs", hub(n, over));
    }
    const popup = await extension.context.newPage();
    await popup.setViewportSize({ width: 400, height: 600 });
    await popup.addInitScript(watchFirstFrame);
    await popup.goto(empty.url());

    const { cards, end } = await popup.evaluate(
      () => (globalThis as unknown as { firstFrame: Promise<FirstFrame> }).firstFrame,
    );
    expect(cards).toBeLessThan(COUNT);
    await expect(popup.getByRole("article")).toHaveCount(COUNT);
    const list = await popup.getByRole("main").boundingBox();
    expect(end).toBeGreaterThanOrEqual((list?.y ?? Number.NaN) + (list?.height ?? Number.NaN));
  });
}
