import { readAddress } from "../../lib/guide/address.ts";
import type { GuideAnswer } from "../../lib/messages/suite-answers.ts";
import { sendSuite } from "../../lib/messages/suite-send.ts";
import { Badges } from "./badges.tsx";
import { createHost, type Host } from "./host.ts";
import { onMoves } from "./moves.ts";
import { type Eyes, Overlay } from "./overlay.tsx";
import { type Watch, watchPage } from "./watch.ts";

const NOTHING: GuideAnswer = { guide: null, badges: false };

/**
 * The life of the content script in one page: asks the worker what is wanted here. If nothing is, it does nothing, and leaves nothing
 * in the page. It asks again when the page moves or is looked at again: meanwhile the admin may have been elsewhere.
 */
export function startSuite(signal: AbortSignal, eyes: Eyes): void {
  let host: Host | null = null;
  let overlay: Overlay | null = null;
  let badges: Badges | null = null;
  let watch: Watch | null = null;
  let asked = 0;

  async function refresh(): Promise<void> {
    asked += 1;
    const mine = asked;
    const { businessId } = readAddress(location.href);
    const envelope = await sendSuite("guide.read", { businessId });
    // Answers may overtake each other: only the newest counts.
    if (mine !== asked || signal.aborted) return;
    if (envelope.ok) apply(envelope.answer, businessId);
    // The extension was updated or removed under this page: nobody is there to guide any more.
    else if (envelope.problem.kind === "outdatedPage") apply(NOTHING, businessId);
  }

  function apply(answer: GuideAnswer, businessId: string | null): void {
    const showsPeople = readAddress(location.href).section === "people";
    const people = answer.badges && showsPeople ? businessId : null;
    if (answer.guide || people !== null) host ??= createHost();
    if (host && answer.guide) {
      if (overlay) overlay.update(answer.guide);
      else overlay = new Overlay(host, answer.guide, eyes, refresh);
    } else {
      overlay?.remove();
      overlay = null;
    }
    if (host && people !== null) {
      badges ??= new Badges(host, people, eyes.people);
      void badges.read(people);
    } else {
      badges?.remove();
      badges = null;
    }
    if (overlay || badges) {
      watch ??= watchPage(() => {
        overlay?.look();
        badges?.look();
      });
      return;
    }
    watch?.stop();
    host?.remove();
    watch = null;
    host = null;
  }

  onMoves(() => void refresh(), signal);
  document.addEventListener("visibilitychange", () => document.hidden || void refresh(), { signal });
  // Two windows may stand side by side: then neither was ever hidden.
  window.addEventListener("focus", () => void refresh(), { signal });
  signal.addEventListener("abort", () => apply(NOTHING, null));
  void refresh();
}
