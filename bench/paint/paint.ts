import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { hubRow } from "../../e2e/support/hub-row.ts";
import { startSandbox } from "../../sandbox/index.ts";
import { databaseOf, databaseReady } from "../kit/database.ts";
import { extensionFolder, launch } from "../kit/extension.ts";
import { median, ratio, type Section, type Target, table } from "../kit/report.ts";
import { type Awaited, firstPaint } from "./first-paint.ts";
import { measureScrolling } from "./scrolling.ts";
import { members } from "./seed.ts";

/** Of a short visit, which ends a frame earlier or later by chance. */
const shortVisits = 51;
const longVisits = 11;
const hubCount = 20;
const manyHubs = Array.from({ length: hubCount }, (_, n) => `h${n + 1}`);

/** How quickly the pages show what they have, against a page that has nothing and a table that has little. */
export async function measurePaint(): Promise<Section> {
  // The build has no empty page, so the bench's copy of it gets them: what they cost is what any page of the extension costs.
  const folder = await extensionFolder();
  const empty = "<!doctype html><meta charset=utf-8><title>Empty</title>";
  writeFileSync(join(folder, "empty.html"), empty);
  // What every page of the extension is at least: a document and a script, here with nothing to do but to be there.
  writeFileSync(join(folder, "scripted.js"), 'document.body.append(document.createElement("main"));');
  writeFileSync(
    join(folder, "scripted.html"),
    `${empty}<body><script type="module" src="/scripted.js"></script></body>`,
  );
  writeFileSync(join(folder, "tall.html"), `${empty}<div style="height:520000px"></div>`);
  const sandbox = await startSandbox({ world: "small" });
  const extension = await launch(sandbox.port);
  try {
    const origin = `chrome-extension://${extension.extensionId}`;
    const seeder = await extension.page("manifest.json");
    await databaseReady(seeder);
    const popup = await popupAgainstEmpty(extension.context, origin, seeder);
    const rows = await manyRowsAgainstFew(extension.context, origin, seeder);
    const pages = { table: tableUrl(origin, "many"), tall: `${origin}/tall.html`, empty: `${origin}/empty.html` };
    const scrolling = await measureScrolling(extension.context, pages);
    const panel = await panelManyAgainstFew(extension.context, origin, seeder);
    return {
      name: "Paint",
      text: [
        `Medians of ${shortVisits} visits of the popup and ${longVisits} of each table, taken in turns, each in a new tab, from the start of the navigation to the end of ` +
          "the frame that shows it.",
        table(["shown", "ms", "beside", "ms", "ratio"], [...popup.rows, rows.row, panel.row]),
        "The second row is there to see what of it any page costs that runs a program at all; the third counts until the cards below are there, too.",
        ...scrolling.text,
      ],
      targets: [popup.target, rows.target, panel.target, ...scrolling.targets],
      figures: { popup: popup.times, rows: rows.times, panel: panel.times, scrolling: scrolling.figures },
    };
  } finally {
    await extension.close();
    await sandbox.close();
  }
}

interface Side {
  words: string;
  url: string;
  awaited: Awaited;
  /** Lays what is to be shown, before each visit. */
  lay?: () => Promise<void>;
}

async function popupAgainstEmpty(context: BrowserContext, origin: string, seeder: Page) {
  const each = 1000;
  await databaseOf(seeder).put({ hubs: manyHubs.map((id) => hubRow(id, each)) });
  for (const id of manyHubs) await databaseOf(seeder).put({ members: members(id, each) });
  const url = `${origin}/popup.html`;
  const cards = (least: number) => ({ selector: "article h2", least });
  // A popup shows some cards and is scrolled to the others: the first painting is of those.
  const inView = await cardsInView(context, url);
  const words = `popup, ${hubCount} hubs, 20,000 members`;
  const shown = { words: `${words}: the ${inView} cards in view`, url, awaited: cards(inView) };
  const whole = { words: `${words}: all cards`, url, awaited: cards(hubCount) };
  const main = { selector: "main", least: 1 };
  const scripted = { words: "an empty page with a script", url: `${origin}/scripted.html`, awaited: main };
  const bare = { words: "a bare document", url: `${origin}/empty.html`, awaited: null };
  const first = await inTurns(context, shown, bare, shortVisits);
  const second = await inTurns(context, shown, scripted, shortVisits);
  const third = await inTurns(context, whole, bare, shortVisits);
  return {
    times: { bare: first.times, scripted: second.times, whole: third.times },
    target: atMost(2, "paint: the popup's cards ÷ an empty page", first.value),
    rows: [first.row, second.row, third.row],
  };
}

/** How many of the popup's cards are at least in part to be seen before anybody scrolls. */
async function cardsInView(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  try {
    await page.goto(url);
    await page
      .locator("article")
      .nth(hubCount - 1)
      .waitFor({ state: "attached" });
    const inView = await page.locator("article").evaluateAll(async (articles) => {
      const seen = await new Promise<IntersectionObserverEntry[]>((resolve) => {
        const observer = new IntersectionObserver(resolve);
        for (const article of articles) observer.observe(article);
      });
      return seen.filter(({ isIntersecting }) => isIntersecting).length;
    });
    if (inView === 0 || inView === hubCount) throw new Error(`${inView} of ${hubCount} cards are in view.`);
    return inView;
  } finally {
    await page.close();
  }
}

async function manyRowsAgainstFew(context: BrowserContext, origin: string, seeder: Page) {
  await databaseOf(seeder).clear(["hubs", "members"]);
  await databaseOf(seeder).put({ hubs: [hubRow("many", 10_000), hubRow("few", 100)] });
  await databaseOf(seeder).put({ members: [...members("many", 10_000), ...members("few", 100)] });
  const awaited = { selector: "tbody tr", least: 1 };
  const side = (words: string, id: string): Side => ({ words, url: tableUrl(origin, id), awaited });
  const what = "paint: the first of 10,000 rows ÷ the first of 100";
  const measured = await inTurns(context, side("members, 10,000 rows", "many"), side("100 rows", "few"), longVisits);
  return { ...measured, target: atMost(3, what, measured.value) };
}

/** The panel shows the one hub that there is, so what lies in the database is changed from visit to visit. */
async function panelManyAgainstFew(context: BrowserContext, origin: string, seeder: Page) {
  const side = (words: string, count: number): Side => ({
    words,
    url: `${origin}/sidepanel.html`,
    awaited: { selector: "tbody tr", least: 1 },
    lay: async () => {
      await databaseOf(seeder).clear(["hubs", "members"]);
      await databaseOf(seeder).put({ hubs: [hubRow("one", count)] });
      await databaseOf(seeder).put({ members: members("one", count) });
    },
  });
  const what = "paint: the panel's first of 10,000 unmatched rows ÷ the first of 100";
  const [many, few] = [side("panel, 10,000 unmatched rows", 10_000), side("100 rows", 100)];
  const measured = await inTurns(context, many, few, longVisits);
  return { ...measured, target: atMost(3, what, measured.value) };
}

function atMost(most: number, what: string, value: number): Target {
  return { what, value, bound: { most } };
}

function tableUrl(origin: string, hubId: string): string {
  return `${origin}/hub.html#/members?hub=${hubId}`;
}

async function inTurns(context: BrowserContext, shown: Side, beside: Side, visits: number) {
  const times: { shown: number[]; beside: number[] } = { shown: [], beside: [] };
  // One visit of each before the count begins: the browser keeps compiled scripts, as it does for anybody's second visit.
  for (let n = -1; n < visits; n += 1) {
    // Who begins changes, so that neither always has the warmer machine.
    const order = n % 2 === 0 ? (["shown", "beside"] as const) : (["beside", "shown"] as const);
    for (const name of order) {
      const { url, awaited, lay } = name === "shown" ? shown : beside;
      await lay?.();
      const time = await firstPaint(context, url, awaited);
      if (n >= 0) times[name].push(time);
    }
  }
  const [ours, theirs] = [median(times.shown), median(times.beside)];
  const value = ours / theirs;
  return { times, value, row: [shown.words, ours.toFixed(1), beside.words, theirs.toFixed(1), ratio(value)] };
}
