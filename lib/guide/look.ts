import { dialogSight } from "./dialogs/dialog.ts";
import { appsSight } from "./pages/apps.ts";
import { menuTo } from "./pages/menu.ts";
import { usersSight } from "./pages/users.ts";
import { appStatus } from "./places.ts";
import { type Scene, sight, stepOf } from "./sight.ts";
import type { Known, Page, Sighting } from "./types.ts";
import { see, type View } from "./view.ts";

const NOTHING_SEEN: Sighting["seen"] = {
  appRequested: false,
  appActive: false,
  needsAppRole: false,
  approvalAsked: false,
};

/**
 * Where the admin is, and what to press next. A pointer is given only where two signals agree (what a control says and where it
 * stands), or where one anchor without language is unmistakable (the digits of a known ID, the name of a scope, the only field of a
 * known dialog). Anything else is described instead.
 */
export function look(page: Page, known: Known): Sighting {
  const view = see(page);
  const scene: Scene = { view, known, seen: NOTHING_SEEN };
  return whereItIs(scene) ?? (view.dialog ? dialogSight(withStatus(scene)) : pageSight(withStatus(scene)));
}

/** The wrong place, if this is one: nothing on it is worth pointing at. */
function whereItIs(scene: Scene): Sighting | null {
  const { view, known } = scene;
  const { address } = view;
  const step = known.businessId === null ? "portfolio" : stepOf(known);
  if (address.section === "login") return sight(scene, step, "logIn");
  if (address.section === "block") return sight(scene, step, "blocked");
  if (address.section === "elsewhere") return sight(scene, step, "openSettings");
  if (address.unclear || address.businessId === null) return sight(scene, step, "portfolioUnclear");
  if (known.businessId === null) return sight(scene, "portfolio", "usePortfolio", { offers: ["businessId"] });
  if (address.businessId !== known.businessId) {
    const warning = { kind: "wrongPortfolio", expected: known.businessId, shown: address.businessId } as const;
    return sight(scene, step, "wrongPortfolio", { warnings: [warning] });
  }
  if (isBlank(view)) return sight(scene, step, "pageLoading");
  return known.way === null ? sight(scene, "app", "chooseWay") : null;
}

function isBlank({ menu, content, dialog, lists }: View): boolean {
  return [...menu, ...content, ...(dialog ? [dialog] : []), ...lists].every(
    ({ controls, leaves }) => controls.length === 0 && leaves.length === 0,
  );
}

/** What the list of apps says counts at once, before the worker has written it down. */
function withStatus(scene: Scene): Scene {
  const { view, known, seen } = scene;
  const status = appStatus(view, known);
  if (status === null || status === "unclear") return scene;
  const active = status === "active";
  // An own app is not known before its ID was captured.
  const counts = known.app.id !== null;
  return {
    view,
    known: {
      ...known,
      appActive: known.appActive || (active && counts),
      appRequested: known.appRequested || status === "requested",
    },
    seen: { ...seen, appActive: active && counts, appRequested: status === "requested" },
  };
}

function pageSight(scene: Scene): Sighting {
  const { view, known } = scene;
  const step = stepOf(known);
  if (step === "connect" || step === "portfolio") return sight(scene, "connect", "connect");
  const { section } = view.address;
  if (step === "app") {
    if (section === "apps") return appsSight(scene);
    if (!known.appRequested) return sight(scene, "app", "openApps", { pointer: menuTo(view, "apps") });
    // While the request waits, there is nothing to press: its status stands on the page of the apps.
    return sight(scene, "app", "appRequested");
  }
  if (section === "systemUsers") return usersSight(scene, step);
  // Whether a request unlocks system users is not known, so the way there is told and not pointed at.
  const pointer = known.appActive ? menuTo(view, "systemUsers") : null;
  return sight(scene, step, "openSystemUsers", { pointer });
}
