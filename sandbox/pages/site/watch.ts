/** Sees what somebody else does to the page: events that no person made, and changes that the site did not make. */
import { controlOf, isOurs } from "./dom.ts";

export interface UntrustedEvent {
  type: string;
  control: string | undefined;
  target: string;
}

export interface ForeignChange {
  kind: "added" | "removed" | "attribute" | "text";
  /** The node that came or went, or the one that was changed. */
  what: string;
  where: string;
}

const eventTypes = [
  "click dblclick auxclick contextmenu pointerdown pointerup pointermove pointerover pointerenter pointerout pointerleave pointercancel",
  "mousedown mouseup mousemove mouseover mouseenter mouseout mouseleave wheel touchstart touchend touchmove",
  "keydown keypress keyup beforeinput input change submit reset focus focusin focusout blur paste copy cut drop dragstart",
]
  .join(" ")
  .split(" ");

const nameOf = (node: Node | null): string => {
  if (!(node instanceof Element)) return node?.nodeName ?? "nothing";
  const id = node.getAttribute("id");
  return id === null ? node.localName : `${node.localName}#${id}`;
};

export interface Watch {
  untrustedEvents: UntrustedEvent[];
  foreignChanges: ForeignChange[];
  /** Runs the site's own work on the document, which is nobody else's change. */
  own<T>(work: () => T): T;
  /** Writes down what has not been delivered yet. */
  settle(): void;
  reset(): void;
}

/** Starts to watch; `served` are the nodes that came with the page itself. */
export function watch(window: Window, document: Document, served: ReadonlySet<Node>): Watch {
  const untrustedEvents: UntrustedEvent[] = [];
  const foreignChanges: ForeignChange[] = [];
  for (const type of eventTypes) {
    window.addEventListener(
      type,
      (event) => {
        const target = event.target instanceof Node ? event.target : null;
        const site = target !== null && (isOurs(target) || served.has(target));
        if (event.isTrusted || !site) return;
        untrustedEvents.push({ type, control: controlOf(target), target: nameOf(target) });
      },
      { capture: true, passive: true },
    );
  }
  const note = (records: readonly MutationRecord[]): void => {
    for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
      for (const node of addedNodes) foreignChanges.push({ kind: "added", what: nameOf(node), where: nameOf(target) });
      for (const node of removedNodes) {
        foreignChanges.push({ kind: "removed", what: nameOf(node), where: nameOf(target) });
      }
      if (type === "attributes")
        foreignChanges.push({ kind: "attribute", what: attributeName ?? "", where: nameOf(target) });
      if (type === "characterData")
        foreignChanges.push({ kind: "text", what: nameOf(target), where: nameOf(target.parentNode) });
    }
  };
  const observer = new MutationObserver(note);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  // Somebody may have been here before us.
  for (const parent of [document.documentElement, document.head, document.body]) {
    for (const node of parent.children) {
      if (!served.has(node)) foreignChanges.push({ kind: "added", what: nameOf(node), where: nameOf(parent) });
    }
  }
  return {
    untrustedEvents,
    foreignChanges,
    own(work) {
      note(observer.takeRecords());
      try {
        return work();
      } finally {
        observer.takeRecords();
      }
    },
    settle: () => note(observer.takeRecords()),
    reset() {
      observer.takeRecords();
      untrustedEvents.length = 0;
      foreignChanges.length = 0;
    },
  };
}
