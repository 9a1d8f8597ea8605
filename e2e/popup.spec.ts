import { expect, test } from "./harness/fixture.ts";
import { hubRow } from "./support/hub-row.ts";
import { putRow } from "./support/stored.ts";

// The popup draws the cards in view first and the others after: nobody may see the difference.

const COUNT = 20;

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
      const hub = hubRow(`h${n}`, 1000);
      await putRow(empty, "hubs", isSynced ? hub : { ...hub, synced: null, portfolioName: hub.label });
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
