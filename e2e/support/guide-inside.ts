import type { Page } from "@playwright/test";

interface Node {
  nodeName: string;
  nodeValue: string;
  backendNodeId: number;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
}

/** A badge as it lies over the page. */
export interface BadgeSeen {
  says: string;
  button: string | null;
  x: number;
  y: number;
}

/** The badges that can be seen, wherever they lie. */
export async function badgesOn(page: Page): Promise<BadgeSeen[]> {
  return await inRoot(page, (root) =>
    [...root.querySelectorAll(".badge")].flatMap((badge) => {
      const { x, y, width, height } = badge.getBoundingClientRect();
      if (width === 0) return [];
      const button = badge.querySelector("button")?.getAttribute("aria-label") ?? null;
      const says = badge.firstElementChild?.textContent ?? "";
      return [{ says, button, x: x + width / 2, y: y + height / 2 }];
    }),
  );
}

/** Runs a function in the page's main world with the closed root, which only the protocol can hand over. `null`: no guide. */
export async function inRoot<T>(page: Page, look: (root: ShadowRoot) => T): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
    const host = find(root as Node, ({ nodeName }) => nodeName === "HUBWARDEN-GUIDE");
    const backendNodeId = host?.shadowRoots?.[0]?.backendNodeId;
    if (backendNodeId === undefined) throw new Error("there is no guide");
    const { object } = await session.send("DOM.resolveNode", { backendNodeId });
    const { result, exceptionDetails } = await session.send("Runtime.callFunctionOn", {
      ...(object.objectId === undefined ? {} : { objectId: object.objectId }),
      functionDeclaration: `function () { return (${look.toString()})(this); }`,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  } finally {
    await session.detach();
  }
}

/** Everything that the guide has in the page, as one text: elements, attributes, texts, and what its fields hold. */
export async function insideOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
    const host = find(root as Node, ({ nodeName }) => nodeName === "HUBWARDEN-GUIDE");
    if (!host) return "";
    const texts: string[] = [];
    const fields: number[] = [];
    walk(host, ({ nodeName, nodeValue, attributes = [], backendNodeId }) => {
      texts.push(nodeName, nodeValue, ...attributes);
      if (nodeName === "INPUT" || nodeName === "TEXTAREA") fields.push(backendNodeId);
    });
    for (const backendNodeId of fields) {
      const { object } = await session.send("DOM.resolveNode", { backendNodeId });
      const { result } = await session.send("Runtime.callFunctionOn", {
        ...(object.objectId === undefined ? {} : { objectId: object.objectId }),
        functionDeclaration: "function () { return this.value; }",
        returnByValue: true,
      });
      texts.push(String(result.value));
    }
    return texts.join("\n");
  } finally {
    await session.detach();
  }
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const inner of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) walk(inner, visit);
}

function find(node: Node, is: (node: Node) => boolean): Node | null {
  if (is(node)) return node;
  for (const inner of node.children ?? []) {
    const found = find(inner, is);
    if (found) return found;
  }
  return null;
}
