import { i18n } from "#i18n";
import { type Box, calloutPlace, edgePlace, outside, overlap } from "./geometry.ts";
import { boxOf, inSight, visible } from "./page.ts";

/** How far the outline reaches beyond the control: its caption may be close. */
const RIM = 3;
/** So many frames in a row must show the same place before we believe that it rests. */
const STILL = 3;
/** However long something moves by itself, it is not followed for more frames than these: the next change begins anew. */
const PATIENCE = 90;

/** Outline and callout at the control to press. They follow it wherever it goes, and take no clicks. */
export class Pointer {
  #target: Element | null = null;
  #box: Box | null = null;
  /** What else the callout's place came from: the window, the panel, the words. */
  #around = "";
  #frame = 0;
  #listening: AbortController | null = null;
  readonly #outline = part("outline");
  readonly #callout = part("callout");
  readonly #words = document.createElement("span");
  /** Said of a control that has to be scrolled to. */
  readonly #hint = document.createElement("strong");
  readonly #moved: (box: Box | null) => void;
  readonly #panel: () => Box | null;
  readonly #rtl: boolean;

  /**
   * @param moved told where the target lies whenever that changes; `null`: nowhere
   * @param panel where the panel lies then
   */
  constructor(layer: HTMLElement, moved: (box: Box | null) => void, panel: () => Box | null) {
    this.#moved = moved;
    this.#panel = panel;
    this.#rtl = layer.dir === "rtl";
    // The panel says the same; twice would be once too often for who listens.
    for (const element of [this.#outline, this.#callout]) element.setAttribute("aria-hidden", "true");
    this.#hint.textContent = i18n.t("guide.scrollHere");
    this.#callout.append(this.#hint, this.#words);
    layer.append(this.#outline, this.#callout);
  }

  /** Points at `target`, or at nothing. */
  point(target: Element | null, words: string): void {
    if (this.#words.textContent !== words) this.#words.textContent = words;
    if (target !== this.#target) this.#attend(target);
    this.#follow();
  }

  remove(): void {
    this.point(null, "");
    cancelAnimationFrame(this.#frame);
  }

  /** Listens to what may move the target, and only while there is one. */
  #attend(target: Element | null): void {
    this.#target = target;
    this.#listening?.abort();
    this.#listening = null;
    if (!target) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const follow = () => this.#follow();
    for (const window_ of new Set([window, target.ownerDocument.defaultView ?? window])) {
      window_.addEventListener("scroll", follow, { capture: true, passive: true, signal });
      window_.addEventListener("resize", follow, { passive: true, signal });
    }
    const size = new ResizeObserver(follow);
    size.observe(target);
    signal.addEventListener("abort", () => size.disconnect());
  }

  /** Places outline and callout now and in the next frames, until the target rests: a dialog may still be sliding in. */
  #follow(): void {
    cancelAnimationFrame(this.#frame);
    let still = 0;
    let left = PATIENCE;
    const step = () => {
      still = this.#place() ? 0 : still + 1;
      left -= 1;
      if (this.#target && still < STILL && left > 0) this.#frame = requestAnimationFrame(step);
    };
    step();
  }

  /** @returns whether it has moved */
  #place(): boolean {
    const target = this.#target;
    const seen = target?.isConnected && visible(target) ? inSight(target) : null;
    const shown = seen && boxOf(seen.element);
    this.#hint.hidden = !seen?.scroll;
    const box = shown && { x: shown.x, y: shown.y, width: shown.width, height: shown.height };
    const moved = !same(box, this.#box);
    this.#box = box;
    // First the panel makes way, then the callout finds its place beside both.
    if (moved) this.#moved(box);
    const around = JSON.stringify([innerWidth, innerHeight, this.#panel(), this.#words.textContent, seen?.scroll]);
    if (!moved && around === this.#around) return false;
    this.#around = around;
    this.#draw(box);
    return true;
  }

  #draw(box: Box | null): void {
    const room = { width: innerWidth, height: innerHeight };
    const away = box && outside(box, room);
    const panel = this.#panel();
    // The admin wants the panel where it is: an outline on it would point at the panel.
    const under = box !== null && panel !== null && overlap(box, panel);
    this.#outline.hidden = box === null || away !== null || under;
    this.#callout.hidden = box === null || under;
    if (!box || under) return;
    put(this.#outline, { ...box, x: box.x - RIM, y: box.y - RIM });
    this.#outline.style.inlineSize = `${box.width + 2 * RIM}px`;
    this.#outline.style.blockSize = `${box.height + 2 * RIM}px`;
    // An arrow needs room too.
    this.#callout.dataset.side = away ?? "";
    const size = { width: this.#callout.offsetWidth, height: this.#callout.offsetHeight };
    if (away) {
      put(this.#callout, edgePlace(away, size, room, panel));
      return;
    }
    const place = calloutPlace(box, size, room, panel, this.#rtl);
    // No room beside it: the outline alone points, the panel has the words.
    this.#callout.hidden = place === null;
    if (!place) return;
    this.#callout.dataset.side = place.side;
    put(this.#callout, place);
  }
}

function part(name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  element.hidden = true;
  return element;
}

function put(element: HTMLElement, { x, y }: Box): void {
  element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}

function same(a: Box | null, b: Box | null): boolean {
  if (a === null || b === null) return a === b;
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
