import type { PanelPlace } from "../../../lib/messages/suite-answers.ts";
import { type Box, clearOf, placed, type Size, sharesOf } from "../geometry.ts";

/**
 * Where the panel lies: where the admin put it, unless that would cover the control to press. Then it makes way to another corner,
 * and where every corner is in the way it folds up until the control is somewhere else.
 */
export class Placing {
  #place: PanelPlace;
  #target: Box | null = null;
  #dialog: Box | null = null;
  /** Folded up by itself, for the target's sake. */
  #squeezed = false;
  /** The admin unfolded it again: then it stays so for this target. */
  #insisted = false;
  /** Its size when it was last unfolded, to know whether there is room again. */
  #full: Size | null = null;
  /** Where it lies now. */
  #box: Box | null = null;
  /** Unfolded or wrapped anew, the panel would reach beyond the window. */
  readonly #sizes = new ResizeObserver(() => this.arrange());
  #sized: HTMLElement | null = null;
  readonly #panel: () => HTMLElement | null;
  readonly #redraw: () => void;
  readonly #rtl: boolean;

  /** @param redraw draws the panel at once, folded or not as `collapsed` says */
  constructor(place: PanelPlace, rtl: boolean, panel: () => HTMLElement | null, redraw: () => void) {
    this.#place = place;
    this.#rtl = rtl;
    this.#panel = panel;
    this.#redraw = redraw;
  }

  get collapsed(): boolean {
    return this.#place.collapsed || this.#squeezed;
  }

  /** Where it lies now. */
  get box(): Box | null {
    return this.#box;
  }

  get place(): PanelPlace {
    return this.#place;
  }

  /** The target has come, moved or gone. */
  aim(target: Box | null): void {
    if (target === null) this.#insisted = false;
    this.#target = target;
    this.arrange();
  }

  toggle(): void {
    const open = this.collapsed;
    this.#insisted = open;
    this.#squeezed = false;
    this.#place = { ...this.#place, collapsed: !open };
    this.#redraw();
    this.arrange();
  }

  /** Moves it by so much; where it is let go is its new place. */
  move(dx: number, dy: number): void {
    const panel = this.#panel();
    if (!panel || !this.#box) return;
    const box = { ...this.#box, x: this.#box.x + dx, y: this.#box.y + dy };
    this.#place = { ...this.#place, ...sharesOf(box, roomNow(), this.#rtl) };
    // Dragged onto the control by hand: so it was wanted.
    this.#put(panel, placed(box, roomNow(), this.#place, this.#rtl));
  }

  /** A dialog has come, or gone. The panel keeps off it if there is room elsewhere. */
  avoid(dialog: Box | null): void {
    this.#dialog = dialog;
  }

  /** Finds its place again, after anything that may have changed it. */
  arrange(): void {
    const panel = this.#panel();
    if (!panel) return;
    if (panel !== this.#sized) {
      this.#sizes.disconnect();
      this.#sizes.observe(panel);
      this.#sized = panel;
    }
    const size = { width: panel.offsetWidth, height: panel.offsetHeight };
    if (!this.collapsed) this.#full = size;
    const clear = (of: Size) => clearOf(this.#target, this.#dialog, of, roomNow(), this.#place, this.#rtl);
    if (this.#squeezed && this.#full && clear(this.#full)) {
      this.#squeeze(false);
      return;
    }
    const box = clear(size);
    // Whoever types in the panel must not have it folded up under their hands.
    const busy = this.#insisted || panel.matches(":focus-within");
    if (box === null && !this.collapsed && !busy) this.#squeeze(true);
    else this.#put(panel, box ?? placed(size, roomNow(), this.#place, this.#rtl));
  }

  #squeeze(squeezed: boolean): void {
    this.#squeezed = squeezed;
    this.#redraw();
    this.arrange();
  }

  #put(panel: HTMLElement, box: Box): void {
    this.#box = box;
    panel.style.transform = `translate(${Math.round(box.x)}px, ${Math.round(box.y)}px)`;
  }
}

function roomNow(): Size {
  return { width: innerWidth, height: innerHeight };
}
