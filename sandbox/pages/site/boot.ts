/** Runs in the browser: plays the site, and tells tests what they ask about it. */
import { addressOf, placeOf } from "./address.ts";
import type { Answer, Ask } from "./ask.ts";
import { friendlyName } from "./ask.ts";
import { moved } from "./change.ts";
import type { PageConfig } from "./config.ts";
import { controlOf, elementOf, isOurs } from "./dom.ts";
import { rightControls, type Want } from "./oracle.ts";
import { renderScene } from "./render.ts";
import type { Act, Scene } from "./scene.ts";
import { answered, step } from "./step.ts";
import { titleOf } from "./title.ts";
import { toil } from "./toil.ts";
import { type ForeignChange, type UntrustedEvent, type Watch, watch } from "./watch.ts";

/** What `window.sandboxSite` offers to tests, in the world of the page. With a frame, the outer one answers for both. */
export interface SandboxSite {
  readonly scene: Scene;
  readonly untrustedEvents: readonly UntrustedEvent[];
  readonly foreignChanges: readonly ForeignChange[];
  /** The control under a point of the window; whatever others have laid over the page is looked through. */
  controlAt(x: number, y: number): string | undefined;
  /** Scrolls a control into view; answers whether it is there. */
  reveal(control: string): boolean;
  /** Where a control is, in the window, if it can be seen. */
  locate(control: string): { x: number; y: number; width: number; height: number } | null;
  right(want: Want): string[];
  /** Whether nothing is on its way: painted, bound, answered. */
  idle(): boolean;
  /** Shows another page of the site, as `popstate` does. */
  open(address: string): void;
  reset(): void;
}

type SiteWindow = Window & typeof globalThis & { sandboxSite?: SandboxSite };

const config = JSON.parse(document.querySelector("script[type='application/json']")?.textContent ?? "{}") as PageConfig;
const served = new Set<Node>([
  document.documentElement,
  document.head,
  document.body,
  ...document.querySelectorAll("[data-sjs]"),
]);
const watching: Watch = watch(window, document, served);

let scene: Scene = { ...config.scene, blank: true };
let boundAt = Number.POSITIVE_INFINITY;
let asked = 0;
let running = 0;
let held = 0;

/** The window whose address bar shows where we are. */
const bar = (): Window => (scene.part === "content" ? window.parent : window);

let address = "";

function show(next: Scene): void {
  scene = next;
  watching.own(() => {
    renderScene(document, scene, hear);
    if (document.title !== titleOf(scene)) document.title = titleOf(scene);
    placeFloats();
    const frame = document.querySelector("iframe");
    if (scene.part === "frame" && frame && !frame.hasAttribute("src")) frame.setAttribute("src", framed(address));
  });
}

/** What floats below the body stands under the control that opened it. */
function placeFloats(): void {
  const open = [...document.querySelectorAll("[aria-expanded=true][aria-haspopup]")].at(-1)?.getBoundingClientRect();
  const float = controlled("menu") ?? controlled("list");
  if (!open || !float) return;
  const left = Math.min(open.left, innerWidth - float.offsetWidth - 8);
  Object.assign(float.style, { top: `${open.bottom + 4}px`, left: `${left}px` });
}

/** The floating layer of this kind, if one is open. */
const controlled = (kind: "menu" | "list"): HTMLElement | undefined =>
  elementOf(document, `float.${kind}`) as HTMLElement | undefined;

/** The address of the inner half of a page with a frame. */
const framed = (outer: string): string => `${outer}${outer.includes("?") ? "&" : "?"}site_part=content`;

function follow(): void {
  const next = addressOf(scene);
  if (next === address) return;
  address = next;
  if (scene.options.moveBy === "load") bar().location.assign(next);
  else bar().history.pushState(null, "", next);
}

function hear(act: Act): void {
  // Until the page is bound, a click is swallowed.
  if (performance.now() < boundAt) return;
  if (act.type === "press") toil(scene.options.pressToil);
  const { scene: next, ask, copied } = step(scene, act);
  const opens = next.dialogs.length > scene.dialogs.length && scene.options.dialogMillis > 0;
  if (opens) {
    held += 1;
    setTimeout(() => {
      held -= 1;
      show({ ...scene, dialogs: next.dialogs, menu: next.menu, leftovers: next.leftovers });
    }, scene.options.dialogMillis);
  } else show(next);
  if (copied !== undefined) navigator.clipboard?.writeText(copied).catch(() => undefined);
  follow();
  if (scene.part === "frame") inner()?.open(address);
  if (ask) void put(ask);
}

async function put(ask: Ask): Promise<void> {
  running += 1;
  asked += 1;
  try {
    const body = new URLSearchParams({
      fb_api_caller_class: "RelayModern",
      fb_api_req_friendly_name: friendlyName(ask),
      fb_dtsg: config.session,
      __req: asked.toString(36),
      variables: JSON.stringify({ businessId: scene.data.businessId, ask }),
    });
    const response = await fetch("/api/graphql/", { method: "POST", body });
    const answer = (await response.json()) as Answer;
    show(answered(scene, ask, answer));
  } catch {
    // The line broke: the page stays as it is, and its buttons come back.
    show({ ...scene, waiting: false });
  } finally {
    running -= 1;
  }
}

function inner(): SandboxSite | undefined {
  return (document.querySelector("iframe")?.contentWindow as SiteWindow | null)?.sandboxSite;
}

/** Where the frame begins, to turn points of the window into points of the frame. */
function corner(): { left: number; top: number } {
  const { left = 0, top = 0 } = document.querySelector("iframe")?.getBoundingClientRect() ?? {};
  return { left, top };
}

const site: SandboxSite = {
  get scene() {
    return scene;
  },
  get untrustedEvents() {
    return [...watching.untrustedEvents, ...(inner()?.untrustedEvents ?? [])];
  },
  get foreignChanges() {
    watching.settle();
    return [...watching.foreignChanges, ...(inner()?.foreignChanges ?? [])];
  },
  controlAt(x, y) {
    const hit = document.elementsFromPoint(x, y).find(isOurs);
    const { left, top } = corner();
    if (hit?.tagName === "IFRAME") return inner()?.controlAt(x - left, y - top);
    return controlOf(hit ?? null);
  },
  reveal(control) {
    const element = elementOf(document, control);
    element?.scrollIntoView({ block: "nearest" });
    return element !== undefined || inner()?.reveal(control) === true;
  },
  locate(control) {
    const element = elementOf(document, control);
    if (!element) {
      const found = inner()?.locate(control) ?? null;
      const { left, top } = corner();
      return found && { ...found, x: found.x + left, y: found.y + top };
    }
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) ? { x, y, width, height } : null;
  },
  right(want) {
    const within = inner()?.scene;
    // The inner half knows more: what is open there, and what has changed since the page was loaded.
    return [...rightControls(within ? { ...within, part: "whole", folded: scene.folded } : scene, want)];
  },
  idle() {
    const calm = !scene.blank && performance.now() >= boundAt && running === 0 && held === 0;
    return calm && (scene.part !== "frame" || scene.page.kind !== "settings" || inner()?.idle() === true);
  },
  open(target) {
    const { page, selected } = placeOf(target);
    if (page.kind !== "settings") return bar().location.assign(target);
    address = target;
    show(moved(scene, page.section, selected));
    if (scene.part !== "frame") void put({ do: "load", section: page.section });
  },
  reset() {
    watching.reset();
    inner()?.reset();
  },
};
(window as SiteWindow).sandboxSite = site;

addEventListener("popstate", () => {
  const target = location.pathname + location.search;
  site.open(target);
  inner()?.open(target);
});

const { blankMillis, bindMillis, loadToil } = scene.options;
toil(loadToil);
// The address as it was loaded stays, whatever its form; only a move writes a new one.
address = addressOf(scene);
setTimeout(() => {
  show({ ...scene, blank: false });
  boundAt = performance.now() + bindMillis;
}, blankMillis);
