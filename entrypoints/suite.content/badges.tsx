import { render } from "preact";
import { i18n } from "#i18n";
import type { Badge } from "../../lib/messages/suite-answers.ts";
import { sendSuite } from "../../lib/messages/suite-send.ts";
import { badgeOf } from "./badge-of.ts";
import type { Host } from "./host.ts";
import type { Eyes } from "./overlay.tsx";
import { boxOf, isMetAt, pageNow, visible } from "./page.ts";

/** A person of the page with what we know of them. */
interface Shown {
  element: Element;
  badge: Badge;
}

/**
 * A badge beside each person on Meta's People page, drawn over the page: not a node of the page is touched. A person is known by
 * their ID or their address; by the name alone only where one member has it.
 */
export class Badges {
  #known: readonly Badge[] = [];
  #shown: Shown[] = [];
  #businessId: string;
  #frame = 0;
  readonly #people: Eyes["people"];
  readonly #layer: HTMLElement;
  readonly #gone = new AbortController();

  constructor(host: Host, businessId: string, people: Eyes["people"]) {
    this.#people = people;
    this.#businessId = businessId;
    this.#layer = host.layer("badges");
    const options = { capture: true, passive: true, signal: this.#gone.signal };
    for (const type of ["scroll", "resize"]) window.addEventListener(type, () => this.#place(), options);
  }

  /** Reads what is known of the portfolio's people, again whenever the page is looked at again. */
  async read(businessId: string): Promise<void> {
    this.#businessId = businessId;
    const envelope = await sendSuite("badges.read", { businessId });
    if (!envelope.ok || this.#gone.signal.aborted) return;
    this.#known = envelope.answer.people;
    this.look();
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    this.#gone.abort();
    render(null, this.#layer);
    this.#layer.remove();
  }

  /** Looks at the page as it is now. Called when it has changed. */
  look(): void {
    this.#shown = this.#people(pageNow()).flatMap((person) => {
      const badge = badgeOf(person, this.#known);
      return badge ? [{ element: person.element, badge }] : [];
    });
    render(
      <section aria-label={i18n.t("guide.badges.label")}>
        {this.#shown.map(({ badge }) => (
          <div key={badge.memberId} class="badge">
            <span class={badge.state}>{i18n.t(`guide.badges.${badge.state}`)}</span>
            {badge.state === "unmatched" && (
              <button
                type="button"
                aria-label={i18n.t("guide.badges.matchOf", [badge.name])}
                // Straight from the click: the browser opens the side panel for nothing else.
                onClick={() =>
                  void sendSuite("badges.match", { businessId: this.#businessId, memberId: badge.memberId })
                }
              >
                {i18n.t("guide.badges.match")}
              </button>
            )}
          </div>
        ))}
      </section>,
      this.#layer,
    );
    this.#draw();
  }

  #place(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  /** Each badge at the lower end of its person's row, where the least is written, if that is in sight. */
  #draw(): void {
    const drawn = this.#layer.querySelectorAll<HTMLElement>(".badge");
    for (const [index, { element }] of this.#shown.entries()) {
      const badge = drawn[index];
      if (!badge) continue;
      badge.hidden = !element.isConnected || !visible(element);
      if (badge.hidden) continue;
      const box = boxOf(element);
      const x = this.#layer.dir === "rtl" ? box.x : box.x + box.width - badge.offsetWidth;
      // Not where a dialog lies over the person, or where the list is cut off: it would shine through.
      const inner = element.getBoundingClientRect();
      const along = x + badge.offsetWidth / 2 - box.x;
      badge.hidden = !isMetAt(element, inner.x + along, inner.bottom - Math.min(12, inner.height / 2));
      badge.style.transform = `translate(${Math.round(x)}px, ${Math.round(box.bottom - badge.offsetHeight)}px)`;
    }
  }
}
