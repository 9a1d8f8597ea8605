import { browser } from "wxt/browser";

/**
 * The popup's last look, kept so that the next opening shows it at once: `[version, html]`. The version is there because
 * the names of the styles change with the program. It holds what the cards say and no secret; the script that shows it is
 * public/popup-picture.js.
 */
const KEY = "popup.picture";

/** Takes the place of the picture with the real thing. To be called in the same turn as the render that shows it. */
export function dropPicture(): void {
  document.querySelector("#picture")?.remove();
}

/** Keeps how `root` looks now, when the browser has nothing better to do. Not while something is open over it. */
export function keepPicture(root: Element): void {
  setTimeout(() => {
    if (root.querySelector("dialog[open], :popover-open")) return;
    try {
      localStorage.setItem(KEY, JSON.stringify([browser.runtime.getManifest().version, root.outerHTML]));
    } catch {
      // The disk is full: the next opening is a little slower.
    }
  }, 300);
}

/** For a hub that is removed: nothing of it shall be left. */
export function forgetPicture(): void {
  localStorage.removeItem(KEY);
}
