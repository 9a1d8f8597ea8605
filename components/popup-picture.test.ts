// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { dropPicture, forgetPicture, keepPicture } from "./popup-picture.ts";

function look(html: string): Element {
  document.body.innerHTML = `<div id="picture">old</div><div id="root">${html}</div>`;
  // happy-dom does not know the selector of an open popover.
  const root = document.querySelector("#root") as Element;
  const query = root.querySelector.bind(root);
  vi.spyOn(root, "querySelector").mockImplementation((selector) => query(selector.replace(", :popover-open", "")));
  return root;
}
const kept = () => localStorage.getItem("popup.picture");

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  Object.assign(fakeBrowser.runtime, { getManifest: () => ({ version: "1.2.3" }) });
});

describe("the popup's picture", () => {
  it("is how it looked, under the version that drew it", () => {
    keepPicture(look("<article>Acme</article>"));
    vi.runAllTimers();
    const [version, html] = JSON.parse(kept() ?? "[]") as string[];
    expect(version).toBe("1.2.3");
    expect(html).toContain("<article>Acme</article>");
  });

  it("is not taken while a dialog is open over it", () => {
    keepPicture(look("<article>Acme</article><dialog open>Sure?</dialog>"));
    vi.runAllTimers();
    expect(kept()).toBeNull();
  });

  it("goes when the real thing is there, and for good when a hub is removed", () => {
    keepPicture(look("<article>Acme</article>"));
    vi.runAllTimers();
    dropPicture();
    expect(document.querySelector("#picture")).toBeNull();
    forgetPicture();
    expect(kept()).toBeNull();
  });
});
