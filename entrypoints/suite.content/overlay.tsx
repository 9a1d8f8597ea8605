import { render } from "preact";
import { i18n } from "#i18n";
import { readAddress } from "../../lib/guide/address.ts";
import type { PersonSeen } from "../../lib/guide/people.ts";
import type { Captured, Known, Page, Sighting, ValueName, WizardApp } from "../../lib/guide/types.ts";
import type { Answer, Ask } from "../../lib/messages/protocol.ts";
import type { SuiteCommand } from "../../lib/messages/suite-commands.ts";
import { sendSuite } from "../../lib/messages/suite-send.ts";
import { type Guide, knownOf } from "./guide-words.ts";
import type { Host } from "./host.ts";
import { boxOf, pageNow } from "./page.ts";
import { type Deeds, type Note, Panel } from "./panel/panel.tsx";
import { Placing } from "./panel/placing.ts";
import { Pointer } from "./pointer.ts";

/** The guide's eyes and hands: pure functions of a page. */
export interface Eyes {
  look: (page: Page, known: Known) => Sighting;
  capture: (page: Page, name: ValueName, known: Known) => Captured;
  readPasted: (text: string, name: ValueName) => Captured;
  people: (page: Page) => readonly PersonSeen[];
}

/** The guide over the page: looks when it changes, points, shows the panel, and hands over what the admin captures. */
export class Overlay {
  #guide: Guide;
  /** The app that the wizard was last seen with: its later steps do not show it. */
  #wizardApp: WizardApp | null = null;
  #sighting: Sighting | null = null;
  #note: Note | null = null;
  /** What was told to the worker last, so that nothing is told twice. */
  #told = "";
  readonly #eyes: Eyes;
  readonly #refresh: () => Promise<void>;
  readonly #layer: HTMLElement;
  readonly #pointer: Pointer;
  readonly #placing: Placing;
  readonly #gone = new AbortController();

  /** @param refresh reads the guide's state from the worker anew, which leads to `update` */
  constructor(host: Host, guide: Guide, eyes: Eyes, refresh: () => Promise<void>) {
    this.#guide = guide;
    this.#eyes = eyes;
    this.#refresh = refresh;
    this.#layer = host.layer("guide");
    const pointing = host.layer("pointing");
    this.#placing = new Placing(
      guide.place,
      this.#layer.dir === "rtl",
      () => this.#layer.querySelector<HTMLElement>(".panel"),
      () => this.#draw(),
    );
    this.#pointer = new Pointer(
      pointing,
      (box) => this.#placing.aim(box),
      () => this.#placing.box,
    );
    const { signal } = this.#gone;
    window.addEventListener("resize", () => this.#placing.arrange(), { passive: true, signal });
    signal.addEventListener("abort", () => {
      render(null, this.#layer);
      this.#layer.remove();
      pointing.remove();
    });
  }

  /** The record has changed, or the page has moved. */
  update(guide: Guide): void {
    this.#guide = guide;
    this.look();
  }

  remove(): void {
    this.#pointer.remove();
    this.#gone.abort();
  }

  /** Looks at the page as it is now. Called when it has changed. */
  look(): void {
    const sighting = this.#eyes.look(pageNow(), this.#known());
    const moved = this.#sighting?.advice !== sighting.advice;
    this.#sighting = sighting;
    this.#wizardApp = sighting.wizardApp ?? this.#wizardApp;
    // What was said of the step before is of no use at the next.
    if (moved && this.#note?.bad === false) this.#note = null;
    this.#draw();
    this.#placing.avoid(sighting.dialog && boxOf(sighting.dialog));
    this.#pointer.point(sighting.pointer, i18n.t(`guide.advice.${sighting.advice}.say`) + detailOf(sighting));
    this.#placing.arrange();
    void this.#tell(sighting);
  }

  #known(): Known {
    return knownOf(this.#guide, this.#wizardApp);
  }

  #draw(): void {
    const sighting = this.#sighting;
    if (!sighting) return;
    const { collapsed } = this.#placing;
    const model = { guide: this.#guide, sighting, address: location.href, note: this.#note, collapsed };
    render(<Panel model={model} deeds={this.#deeds} />, this.#layer);
  }

  /** Tells the worker what the page shows and outlasts it, when it is new and of the portfolio that is set up. */
  async #tell({ seen, advice }: Sighting): Promise<void> {
    const { setup } = this.#guide;
    if (setup === null || advice === "wrongPortfolio" || advice === "portfolioUnclear") return;
    const isNew =
      (seen.appRequested && setup.requestedAt === null) ||
      (seen.appActive && setup.activeAt === null) ||
      (seen.approvalAsked && setup.approvalAskedAt === null) ||
      (seen.needsAppRole && !setup.needsAppRole);
    const what = JSON.stringify([setup.businessId, seen]);
    if (!isNew || what === this.#told) return;
    this.#told = what;
    // Nothing was pressed, so nothing is said if it fails: the page is looked at again.
    if ((await sendSuite("guide.note", { businessId: setup.businessId, seen })).ok) await this.#refresh();
  }

  readonly #deeds: Deeds = {
    capture: (name) => {
      void this.#take(this.#eyes.capture(pageNow(), name, this.#known()));
    },
    paste: (name, text) => this.#take(this.#eyes.readPasted(text, name)),
    chooseWay: (way) => void this.#withSetup((businessId) => this.#ask("guide.chooseWay", { businessId, way })),
    sayActive: () => {
      const seen = { appRequested: true, appActive: true, needsAppRole: false, approvalAsked: false };
      void this.#withSetup((businessId) => this.#ask("guide.note", { businessId, seen }));
    },
    copy: (text) => void this.#copy(text),
    connect: () => void this.#withSetup((businessId) => this.#ask("guide.connect", { businessId })),
    turnOff: (forGood) => {
      const businessId = this.#guide.setup?.businessId ?? readAddress(location.href).businessId;
      void this.#ask("guide.turnOff", { businessId, forGood });
    },
    toggle: () => {
      this.#placing.toggle();
      void sendSuite("guide.place", this.#placing.place);
    },
    move: (dx, dy, end) => {
      this.#placing.move(dx, dy);
      if (end) void sendSuite("guide.place", this.#placing.place);
    },
  };

  async #withSetup(deed: (businessId: string) => Promise<unknown>): Promise<void> {
    if (this.#guide.setup) await deed(this.#guide.setup.businessId);
  }

  /** Hands a value over. The value goes to the worker at once and is kept nowhere here. */
  async #take(captured: Captured): Promise<boolean> {
    if (captured.outcome === "refused") {
      this.#say({ bad: true, text: i18n.t(`guide.refused.${captured.why}`) });
      return false;
    }
    const { name, value } = captured;
    // The first value names the portfolio itself; the others are of the one that is set up.
    const businessId = name === "businessId" ? value : this.#guide.setup?.businessId;
    return businessId !== undefined && (await this.#ask("guide.capture", { businessId, name, value })) !== null;
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#say({ bad: false, text: i18n.t("guide.copy.done") });
    } catch {
      this.#say({ bad: true, text: i18n.t("guide.copy.failed") });
    }
  }

  /** Sends a command, says what went wrong with it, and reads anew what is known afterwards. */
  async #ask<C extends SuiteCommand>(command: C, ask: Ask<C>): Promise<Answer<C> | null> {
    const envelope = await sendSuite(command, ask);
    if (!envelope.ok) {
      const { kind } = envelope.problem;
      this.#say({ bad: true, text: `${i18n.t(`problem.${kind}.sentence`)} ${i18n.t(`problem.${kind}.remedy`)}` });
      // Finished or discarded elsewhere: what is drawn here is over too.
      if (kind === "setupGone") await this.#refresh();
      return null;
    }
    this.#say(null);
    await this.#refresh();
    return envelope.answer;
  }

  #say(note: Note | null): void {
    this.#note = note;
    this.#draw();
    this.#placing.arrange();
  }
}

function detailOf({ detail }: Sighting): string {
  return detail === null ? "" : ` ${detail}`;
}
