import { browser } from "wxt/browser";

interface ChromeSidePanel {
  open(options: { windowId: number }): Promise<void>;
}
interface FirefoxSidebar {
  open(): Promise<void>;
}
/** Neither is in the polyfill's types: each browser has its own. */
const panels = browser as unknown as { sidePanel?: ChromeSidePanel; sidebarAction?: FirefoxSidebar };

let windowId: number | undefined;
// Both browsers open the panel only within the click itself, and an awaited question would end it. So the window is
// asked for beforehand.
void browser.windows.getCurrent().then((current) => {
  windowId = current.id;
});

/** Opens the side panel of this window. To be called first thing in a click. */
export async function openSidePanel(): Promise<boolean> {
  try {
    if (panels.sidebarAction) await panels.sidebarAction.open();
    else if (panels.sidePanel && windowId !== undefined) await panels.sidePanel.open({ windowId });
    else return false;
    return true;
  } catch {
    return false;
  }
}
