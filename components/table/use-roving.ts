import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface Options {
  count: number;
  /** Rows that fit in the window of the table: what Page Up and Page Down move by. */
  page: number;
  scroller: RefObject<HTMLElement | null>;
  scrollTo: (index: number) => void;
}

export interface Roving {
  /** The one row that Tab reaches. */
  active: number;
  onFocus: (index: number) => void;
  /** Brings a row into sight and gives it the focus. */
  go: (index: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const MOVES: Record<string, (at: number, last: number, page: number) => number> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
  PageDown: (at, last, page) => Math.min(last, at + page),
  PageUp: (at, _, page) => Math.max(0, at - page),
  // As in mail programs: the hand stays where it types.
  j: (at, last) => Math.min(last, at + 1),
  k: (at) => Math.max(0, at - 1),
};

/** One stop for Tab in a long list, arrows between the rows: a row that is not rendered yet is scrolled to first. */
export function useRoving({ count, page, scroller, scrollTo }: Options): Roving {
  const [active, setActive] = useState(0);
  const wanted = useRef<number | null>(null);

  // After each render, because the row that should get the focus may have been rendered by this one only.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  function go(index: number): void {
    wanted.current = index;
    setActive(index);
    scrollTo(index);
  }

  return {
    active: Math.min(active, Math.max(0, count - 1)),
    onFocus: setActive,
    go,
    onKeyDown(event) {
      const move = MOVES[event.key];
      // A menu in a row moves by the same keys.
      if (event.defaultPrevented || (event.target as Element).closest("[popover]")) return;
      if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      go(move(Math.min(active, count - 1), count - 1, Math.max(1, page)));
    },
  };
}
