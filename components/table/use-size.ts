import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

function useMeasured(
  element: RefObject<HTMLElement | null>,
  measure: (rect: DOMRect, element: HTMLElement) => void,
): void {
  // Measured once and whenever a size changes, not at each render.
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const now = () => measure(measured.getBoundingClientRect(), measured);
    now();
    const observer = new ResizeObserver(now);
    observer.observe(measured);
    addEventListener("resize", now);
    return () => {
      observer.disconnect();
      removeEventListener("resize", now);
    };
  }, []);
}

/** Whether an element is narrower than `below`, known before the first paint. */
export function useNarrow(element: RefObject<HTMLElement | null>, below: number): boolean {
  const [narrow, setNarrow] = useState(innerWidth < below);
  useMeasured(element, ({ width }) => {
    if (width > 0) setNarrow(width < below);
  });
  return narrow;
}

/** Tells the stylesheet, as `--above`, how far down the page an element begins, so that it can end where the window ends. */
export function useAbove(element: RefObject<HTMLElement | null>): void {
  useMeasured(element, ({ top }, { style }) => {
    const above = `${Math.round(top + scrollY)}px`;
    if (style.getPropertyValue("--above") !== above) style.setProperty("--above", above);
  });
}
