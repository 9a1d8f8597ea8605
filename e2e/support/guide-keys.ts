import type { Page } from "@playwright/test";
import { inRoot } from "./guide-inside.ts";

/** What of the guide has the focus: its name, and whether one sees it. `null`: something of the page has it. */
export async function focusIn(page: Page): Promise<{ name: string; seen: boolean } | null> {
  return await inRoot(page, (root) => {
    const element = root.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLLabelElement> | null }) | null;
    if (!element) return null;
    const name = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent ?? "";
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const seen = element.matches(":focus-visible") && outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    return { name: name.replaceAll(/\s+/g, " ").trim(), seen };
  });
}

/** Presses Tab, or Shift+Tab, until the focus is on this control of the guide. Every control on the way must be seen to have it. */
export async function tabTo(page: Page, name: string, key: "Tab" | "Shift+Tab"): Promise<void> {
  const way: string[] = [];
  for (let presses = 0; presses < 40; presses += 1) {
    const now = await focusIn(page);
    if (now && !now.seen) throw new Error(`One does not see the focus on ${now.name}`);
    if (now?.name === name) return;
    way.push(now?.name ?? "the page");
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${name}; it led to ${[...new Set(way)].join(" | ")}`);
}

interface Control {
  role: string;
  name: string;
}

/** Every control of the guide as a screen reader is told of it: from the accessibility tree, which reaches into the closed root. */
export async function controlsFor(page: Page): Promise<Control[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send("Accessibility.enable");
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const inside = new Set<string>();
    const found: Control[] = [];
    for (const { nodeId, parentId, role, name, properties, ignored } of nodes) {
      const top = role?.value === "complementary" && name?.value === "Hubwarden guide";
      if (top || (parentId !== undefined && inside.has(parentId))) inside.add(nodeId);
      else continue;
      const focusable = properties?.some((property) => property.name === "focusable" && property.value.value === true);
      if (!ignored && focusable) found.push({ role: String(role?.value), name: String(name?.value ?? "") });
    }
    return found;
  } finally {
    await session.detach();
  }
}

/**
 * The guide as it is drawn now, put into a page of its own where axe can look into it: axe does not see a closed root, so its elements
 * and its style are copied into an open one. What fields hold and what listens is not copied; axe does not ask for it.
 */
export async function copyOfGuide(page: Page, empty: Page): Promise<void> {
  const { html, css } = await inRoot(page, (root) => ({
    html: root.innerHTML,
    css: root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join("\n"),
  }));
  await empty.setContent(
    `<!doctype html><html lang="en"><title>Guide</title><body><main><h1>Page</h1></main><div id="host"></div></body></html>`,
  );
  await empty.evaluate(
    ([inner, rules]) => {
      const root = document.querySelector("#host")?.attachShadow({ mode: "open" });
      if (root) root.innerHTML = `<style>${rules}</style>${inner}`;
    },
    [html, css] as const,
  );
}
