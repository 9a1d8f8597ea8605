import type { Page } from "@playwright/test";

interface Node {
  nodeName: string;
  nodeValue: string;
  backendNodeId: number;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
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
