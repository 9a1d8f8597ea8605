import type { Page } from "../../lib/guide/types.ts";

/** The name of our one element in the page. */
export const HOST = "hubwarden-guide";

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

/** Whether a person can see the element, or what escapes from it: the site puts its layers into parts without a box of their own. */
export function visible(element: Element): boolean {
  const drawn = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
  const { width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return element.checkVisibility() && [...element.children].some(visible);
  return element.checkVisibility(drawn) && !clippedAway(element);
}

/** Whether it lies in a part without any room that shows nothing beyond itself: the site keeps closed dialogs so. */
function clippedAway(element: Element): boolean {
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    const roomless = outer.clientWidth === 0 || outer.clientHeight === 0;
    // What is fixed or absolute may escape from such a part: what a click would meet tells.
    if (roomless && getComputedStyle(outer).overflowY !== "visible") return !isMet(element);
  }
  return false;
}

/**
 * What of an element can be seen where it lies: itself; or, if it is scrolled out of sight, the part that is to be scrolled; or nothing,
 * because something else lies over it.
 */
export function inSight(element: Element): { element: Element; scroll: boolean } | null {
  if (isOnTop(element)) return { element, scroll: false };
  const box = element.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    const frame = outer.getBoundingClientRect();
    const within = x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;
    if (!within && outer.scrollHeight > outer.clientHeight && getComputedStyle(outer).overflowY !== "visible") {
      return isOnTop(outer) ? { element: outer, scroll: true } : null;
    }
  }
  return null;
}

/** Whether any of what lies at its middle is it, or within it. */
function isMet(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  const met = element.ownerDocument.elementsFromPoint(x + width / 2, y + height / 2);
  return met.some((each) => element.contains(each));
}

/** Whether its middle is what a click there would meet. What lies outside of the window cannot be asked about. */
function isOnTop(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const { innerWidth: right, innerHeight: bottom } = element.ownerDocument.defaultView ?? window;
  if (middleX < 0 || middleY < 0 || middleX >= right || middleY >= bottom) return true;
  return isMetAt(element, middleX, middleY);
}

/** Whether a click at this point of its window would meet the element: nothing of the page lies over it, and no list cuts it off there. */
export function isMetAt(element: Element, x: number, y: number): boolean {
  const met = element.ownerDocument.elementsFromPoint(x, y).find(({ localName }) => localName !== HOST);
  if (!met || element.contains(met)) return met !== undefined;
  // It takes no clicks itself; or it is not there, but what it lies in is.
  for (let outer = element.parentElement; outer && outer !== met; outer = outer.parentElement) {
    const { left, right, top, bottom } = outer.getBoundingClientRect();
    const within = x >= left && x <= right && y >= top && y <= bottom;
    if (!within && getComputedStyle(outer).overflowY !== "visible") return false;
  }
  return met.contains(element);
}

/** Where an element lies in the top window, through the frames that it lies in. */
export function boxOf(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame) return box;
  const outer = boxOf(frame);
  return new DOMRect(box.x + outer.x + frame.clientLeft, box.y + outer.y + frame.clientTop, box.width, box.height);
}
