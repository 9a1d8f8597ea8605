/** The small changes that steps are made of. */
import type { Ask } from "./ask.ts";
import { type Dialog, type Leftover, type Scene, type Section, topDialog } from "./scene.ts";
import { mix } from "./seed.ts";

export interface Step {
  scene: Scene;
  ask?: Ask;
  /** What goes into the clipboard. */
  copied?: string;
}

/** Lines that are painted of a long list at first, and that come with each scroll. */
export const screenful = 8;

/** The id behind the colon of a key, if the key begins with this name. */
export function idIn(key: string, name: string): string | undefined {
  return key.startsWith(`${name}:`) ? key.slice(name.length + 1) : undefined;
}

/** The scene with the uppermost dialog changed. */
export function onTop<K extends Dialog["kind"]>(
  scene: Scene,
  kind: K,
  change: (dialog: Extract<Dialog, { kind: K }>) => Dialog,
): Scene {
  const top = topDialog(scene);
  if (top?.kind !== kind) return scene;
  return { ...scene, dialogs: [...scene.dialogs.slice(0, -1), change(top as Extract<Dialog, { kind: K }>)] };
}

export const opened = (scene: Scene, dialog: Dialog): Scene => ({
  ...scene,
  menu: null,
  dialogs: [...scene.dialogs, dialog],
});

const ways: readonly Leftover["hidden"][] = ["display", "visibility", "aria", "size"];

/** The uppermost dialog goes; what is left of it may stay in the document, hidden. */
export function closed(scene: Scene): Scene {
  const top = topDialog(scene);
  if (!top) return scene;
  const hidden = ways[mix(scene.seed, top.kind) % ways.length] ?? "display";
  const others = scene.leftovers.filter(({ dialog }) => dialog.kind !== top.kind);
  const leftovers = scene.options.leftovers ? [...others, { dialog: top, hidden }].slice(-3) : [];
  return { ...scene, dialogs: scene.dialogs.slice(0, -1), leftovers };
}

export const swapped = (scene: Scene, dialog: Dialog): Scene => opened(closed(scene), dialog);

/** A question to the server; until it is answered the buttons wait. */
export const asking = (scene: Scene, ask: Ask): Step => ({ scene: { ...scene, waiting: true }, ask });

/** The scene after the page was changed through the menu or the address. */
export function moved(scene: Scene, section: Section | null, selected: string | null): Scene {
  const page = { kind: "settings", section } as const;
  return { ...scene, page, selected, tab: "", search: "", painted: screenful, menu: null, dialogs: [] };
}
