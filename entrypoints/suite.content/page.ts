import type { Page } from "../../lib/guide/types.ts";

/** The page as the guide looks at it now. */
export function pageNow(): Page {
  return { address: location.href, documents: documentsNow(), visible };
}

/** The top document, then those of visible frames that the page's own origin may read. */
export function documentsNow(): Document[] {
  const found: Document[] = [document];
  for (const frame of document.querySelectorAll("iframe")) {
    // `null` for another origin.
    const inner = frame.contentDocument;
    if (inner?.body && visible(frame)) found.push(inner);
  }
  return found;
}

/** Whether a person can see the element: it has a box, and nothing hides it. */
export function visible(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
}

/** Where an element lies in the top window, through the frames that it lies in. */
export function boxOf(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame) return box;
  const outer = boxOf(frame);
  return new DOMRect(box.x + outer.x + frame.clientLeft, box.y + outer.y + frame.clientTop, box.width, box.height);
}
