// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { exampleApp, otherApp, sceneOf } from "../../sandbox/pages/site/world.ts";
import { look } from "./look.ts";
import { people } from "./people.ts";
import { knownOf, pageOf, visible, wantOf } from "./testing/scenes.ts";
import type { Page } from "./types.ts";

/** What one look does on a page: how often it asks whether something can be seen, and how many elements it reads. */
function costOf(page: Page, work: (page: Page) => void): { asked: number; twice: number; read: number } {
  const asked: Element[] = [];
  const read = new Set<Element>();
  const [document] = page.documents;
  // Whoever reads an element asks for its role first.
  for (const element of document?.body.querySelectorAll("*") ?? []) {
    const getAttribute = element.getAttribute.bind(element);
    element.getAttribute = (name: string) => {
      read.add(element);
      return getAttribute(name);
    };
  }
  work({
    ...page,
    visible: (element) => {
      asked.push(element);
      return visible(element);
    },
  });
  return { asked: asked.length, twice: asked.length - new Set(asked).size, read: read.size };
}

/** A page with a list of so many rows, beside something else of the site as large. */
function pageWith(section: "apps" | "business_users", rows: number): Page {
  const scene = sceneOf("2026", "en", {
    page: { kind: "settings", section },
    painted: rows,
    data: {
      apps: Array.from({ length: rows }, (_, n) => ({
        ...otherApp,
        id: String(700_000_000_000_000 + n),
        name: `Tool ${n}`,
      })),
      people: Array.from({ length: rows }, (_, n) => ({
        id: String(122_000_000_000_000 + n),
        name: `Robin Tester ${n}`,
        email: `robin${n}@kestrel-outfitters.example`,
        role: "EMPLOYEE",
      })),
    },
  });
  const page = pageOf(scene);
  const body = page.documents[0]?.body;
  // In the site's root beside the page, and in a layer of its own.
  for (const place of [body?.firstElementChild, body]) {
    const feed = body?.ownerDocument.createElement("div");
    if (!feed) continue;
    feed.innerHTML = "<div><p>Seen by 12</p></div>".repeat(rows);
    place?.append(feed);
  }
  return page;
}

const known = knownOf(sceneOf("2026", "en"), wantOf({ appId: exampleApp.id }));

/** What the guide reads of a part at most, with the few parts that a page has. */
const MOST = 3 * 1_500;

test.each(["apps", "business_users"] as const)(
  "a look at 2,000 rows on %s reads a bounded part of them",
  { timeout: 30_000 },
  (section) => {
    const cost = costOf(pageWith(section, 2_000), (page) => look(page, known));
    const { asked, twice, read } = cost;
    expect(read).toBeLessThan(MOST);
    expect(asked).toBeLessThan(MOST);
    expect(twice).toBe(0);
    // Twice the list costs the same.
    expect(costOf(pageWith(section, 4_000), (page) => look(page, known))).toEqual(cost);
  },
);

test("the badges of 2,000 people are read from a bounded part of the rows, a few pieces each", () => {
  const { asked, read } = costOf(pageWith("business_users", 2_000), people);
  expect(read).toBeLessThan(3 * MOST);
  expect(asked).toBeLessThan(3 * MOST);
});

test("on the pages of others, no row is read for badges", () => {
  expect(costOf(pageWith("apps", 200), people)).toEqual({ asked: 0, twice: 0, read: 0 });
});
