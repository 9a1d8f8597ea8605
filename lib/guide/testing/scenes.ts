import { addressOf } from "../../../sandbox/pages/site/address.ts";
import type { Want } from "../../../sandbox/pages/site/oracle.ts";
import { renderScene } from "../../../sandbox/pages/site/render.ts";
import type { Scene } from "../../../sandbox/pages/site/scene.ts";
import { exampleApp, exampleUser, neededScopes } from "../../../sandbox/pages/site/world.ts";
import type { Known, Page } from "../types.ts";

/** Draws a scene of the sandbox's pages into a document of its own, and gives it as the guide looks at it. */
export function pageOf(scene: Scene): Page {
  const own = document.implementation.createHTMLDocument();
  renderScene(own, scene, () => {});
  return { address: `https://business.facebook.com${addressOf(scene)}`, documents: [own], visible };
}

/** For tests that draw many pages: what is held by weak references goes only between two tasks, and documents hold a lot that way. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** There is no layout here, so what hides an element is what it and its ancestors say. */
export function visible(element: Element): boolean {
  for (let node: Element | null = element; node; node = node.parentElement) {
    const { style } = node as HTMLElement;
    const hides = style?.display === "none" || style?.visibility === "hidden" || style?.opacity === "0";
    const noSize = style?.width === "0px" && style?.height === "0px";
    if (hides || noSize || node.getAttribute("aria-hidden") === "true" || node.hasAttribute("hidden")) return false;
  }
  return element.isConnected;
}

/** What somebody wants who has come so far. */
export function wantOf(init: Partial<Want> = {}): Want {
  return {
    way: "provider",
    appId: exampleApp.id,
    appName: exampleApp.name,
    systemUserId: null,
    scopes: neededScopes,
    tokenHad: false,
    ...init,
  };
}

/** What the guide would know of it: all that the record can hold, and nothing that only the sandbox knows. */
export function knownOf(scene: Scene, want: Want, init: Partial<Known> = {}): Known {
  const app = scene.data.apps.find(({ id }) => id === want.appId);
  return {
    way: want.way,
    app: { id: want.appId, name: want.appName, owner: exampleApp.owner },
    businessId: scene.data.businessId,
    systemUserId: want.systemUserId,
    appRequested: app?.status === "sent",
    appActive: app?.status === "active",
    needsAppRole: false,
    wizardApp: wizardAppOf(scene, want),
    hasToken: want.tokenHad,
    ...init,
  };
}

/** Who stands in a later step of the wizard has seen its first. */
function wizardAppOf(scene: Scene, want: Want): Known["wizardApp"] {
  const dialog = scene.dialogs.findLast(({ kind }) => kind === "token");
  if (dialog?.kind !== "token" || dialog.step === "app" || dialog.step === "form") return null;
  return dialog.appId === want.appId ? "right" : "other";
}

export interface Walker {
  who: string;
  want: Want;
  needsAppRole: boolean;
}

/** Who looks at a scene: on both ways, before and after a system user was chosen, with a role missing, with the token safe. */
export const walkers: readonly Walker[] = [
  { who: "provider", want: wantOf(), needsAppRole: false },
  { who: "provider, user chosen", want: wantOf({ systemUserId: exampleUser.id }), needsAppRole: false },
  { who: "provider, role needed", want: wantOf({ systemUserId: exampleUser.id }), needsAppRole: true },
  { who: "own", want: wantOf({ way: "own" }), needsAppRole: false },
  { who: "own, user chosen", want: wantOf({ way: "own", systemUserId: exampleUser.id }), needsAppRole: false },
  { who: "token safe", want: wantOf({ systemUserId: exampleUser.id, tokenHad: true }), needsAppRole: false },
];
