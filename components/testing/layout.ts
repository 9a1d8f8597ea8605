/**
 * happy-dom lays nothing out, so that a virtual table would have no room for any row. Gives every element the size of a window.
 *
 * @param content height of what scrolls
 */
export function useLayout({ width = 1000, height = 600, content = 600 } = {}): void {
  const sizes = {
    offsetHeight: height,
    offsetWidth: width,
    clientHeight: height,
    clientWidth: width,
    scrollHeight: content,
  };
  for (const [name, size] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { get: () => size, configurable: true });
  }
  HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, width, height);
  HTMLElement.prototype.scrollTo = function (this: HTMLElement, to?: ScrollToOptions | number) {
    if (typeof to === "object") this.scrollTop = to.top ?? 0;
    this.dispatchEvent(new Event("scroll"));
  } as typeof HTMLElement.prototype.scrollTo;
  globalThis.requestIdleCallback ??= (() => 0) as typeof requestIdleCallback;
  globalThis.cancelIdleCallback ??= () => undefined;
}
