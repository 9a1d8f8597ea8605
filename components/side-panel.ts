import { browser } from "wxt/browser";

interface FirefoxSidebar {
  open(): Promise<void>;
}
/** Each browser has its own, and the types know only Chrome's. */
const panels: Partial<Pick<typeof browser, "sidePanel">> & { sidebarAction?: FirefoxSidebar } = browser;

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
