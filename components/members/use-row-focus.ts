import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * Keeps the hand at the list: when the row that had the focus goes, because it moved to another tab, the row that took its place has
 * it; and J or K begins in the list from wherever the focus is.
 */
export function useRowFocus(): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const inside = useRef(false);

  function focusRow(): boolean {
    const row = element.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]');
    row?.focus({ preventScroll: true });
    return Boolean(row);
  }

  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent) => {
      const at = target as Element;
      // A dialog belongs to the row that it was opened from.
      if (!at.closest("dialog")) inside.current = element.current?.contains(at) ?? false;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.key !== "j" && event.key !== "k") || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target as Element;
      const taken = event.defaultPrevented || at.closest("input, textarea, select, [contenteditable], [popover]");
      if (taken || document.querySelector("dialog[open]")) return;
      if (focusRow()) event.preventDefault();
    };
    document.addEventListener("focusin", onFocusIn);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("focusin", onFocusIn);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, []);

  // After each render: the row may go before its dialog does, or after.
  useEffect(() => {
    if (!inside.current || document.activeElement !== document.body) return;
    // The last row of a list took the list with it: its tab stands for it.
    if (!focusRow()) document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  });
  return element;
}
