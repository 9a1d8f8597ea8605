import type { CDPSession, Page } from "@playwright/test";

/** A node as the protocol describes it; closed shadow roots are in it, unlike in what Playwright sees. */
interface Node {
  nodeId: number;
  backendNodeId: number;
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
}

export interface Point {
  x: number;
  y: number;
}

/** What the guide shows at one moment. */
export interface Shown {
  /** All that it says in its panel; empty if there is none, or it is collapsed. */
  words: string;
  /** The middle of what the outline surrounds, if it points at something in sight. */
  pointer: Point | null;
  /** Whether what the outline surrounds is only to be scrolled, because the control lies further on in it. */
  scrolls: boolean;
  /** What stands on its buttons. */
  buttons: string[];
}

/**
 * The guide over a page, as a person or a screen reader meets it: its shadow root is closed, so it is found by the accessibility tree, and
 * used with mouse and keyboard at the places where it lies.
 */
export class Guide {
  readonly page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  static async on(page: Page): Promise<Guide> {
    const session = await page.context().newCDPSession(page);
    await session.send("DOM.enable");
    await session.send("Accessibility.enable");
    return new Guide(page, session);
  }

  /** All that it shows, read at once. */
  async shown(): Promise<Shown> {
    const root = await this.#root();
    const panel = root && search(root, hasClass("panel"));
    const outline = root && search(root, hasClass("outline"));
    const hint = root && search(root, isScrollHint);
    return {
      words: panel ? textOf(panel) : "",
      pointer: outline && isInSight(outline) ? await this.#middle(outline.backendNodeId) : null,
      scrolls: hint !== null && isInSight(hint),
      buttons: panel ? every(panel, ({ nodeName }) => nodeName === "BUTTON").map(textOf) : [],
    };
  }

  async words(): Promise<string> {
    return (await this.shown()).words;
  }

  /** Whether the guide has left anything in the page. */
  async isThere(): Promise<boolean> {
    return (await this.#root()) !== null;
  }

  async pointer(): Promise<Point | null> {
    return (await this.shown()).pointer;
  }

  /** Where a control of the guide lies, by its role and name. */
  async at(role: string, name: string): Promise<Point | null> {
    const root = await this.#root();
    if (!root) return null;
    const query = { backendNodeId: root.backendNodeId, role, accessibleName: name };
    const { nodes } = await this.#session.send("Accessibility.queryAXTree", query);
    for (const { backendDOMNodeId, ignored } of nodes) {
      const middle = ignored || backendDOMNodeId === undefined ? null : await this.#middle(backendDOMNodeId);
      if (middle) return middle;
    }
    return null;
  }

  /** Presses a button or a link of the guide with the mouse. It may still be on its way. */
  async press(name: string, role = "button"): Promise<void> {
    await this.page.mouse.click(...(await this.#wait(role, name)));
  }

  /** Puts the cursor into a field of the guide. */
  async enter(name: string, text: string): Promise<void> {
    await this.page.mouse.click(...(await this.#wait("textbox", name)));
    await this.page.keyboard.insertText(text);
  }

  async #wait(role: string, name: string): Promise<[number, number]> {
    const until = Date.now() + 5_000;
    for (;;) {
      const found = await this.at(role, name);
      if (found) return [found.x, found.y];
      if (Date.now() > until) throw new Error(`The guide has no ${role} "${name}". It says: ${await this.words()}`);
      await this.page.waitForTimeout(50);
    }
  }

  async #middle(backendNodeId: number): Promise<Point | null> {
    try {
      const { model } = await this.#session.send("DOM.getBoxModel", { backendNodeId });
      const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.border;
      return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
    } catch {
      return null; // It has no box, or has gone meanwhile.
    }
  }

  async #root(): Promise<Node | null> {
    const { root } = await this.#session.send("DOM.getDocument", { depth: 2, pierce: true });
    const html = (root as Node).children?.find(({ nodeName }) => nodeName === "HTML");
    const host = html?.children?.find(({ nodeName }) => nodeName === "HUBWARDEN-GUIDE");
    if (!host) return null;
    const { node } = await this.#session.send("DOM.describeNode", {
      backendNodeId: host.backendNodeId,
      depth: -1,
      pierce: true,
    });
    return (node as Node).shadowRoots?.[0] ?? null;
  }
}

function search(node: Node, is: (node: Node) => boolean): Node | null {
  if (is(node)) return node;
  for (const child of node.children ?? []) {
    const found = search(child, is);
    if (found) return found;
  }
  return null;
}

function every(node: Node, is: (node: Node) => boolean): Node[] {
  return is(node) ? [node] : (node.children ?? []).flatMap((child) => every(child, is));
}

const hasClass = (name: string) => (node: Node) => attribute(node, "class") === name;

const isInSight = (node: Node) => attribute(node, "hidden") === null;

const isScrollHint = ({ nodeName, children = [] }: Node) =>
  nodeName === "STRONG" && /^Scroll here/.test(children[0]?.nodeValue ?? "");

function textOf(node: Node): string {
  if (node.nodeName === "#text") return node.nodeValue;
  return (node.children ?? []).map(textOf).join(" ").replaceAll(/\s+/g, " ").trim();
}

function attribute({ attributes = [] }: Node, name: string): string | null {
  const at = attributes.findIndex((value, n) => n % 2 === 0 && value === name);
  return at < 0 ? null : (attributes[at + 1] ?? "");
}
