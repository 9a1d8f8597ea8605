import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
  type VirtualizerOptions,
} from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

export interface VirtualRows {
  items: VirtualItem[];
  totalHeight: number;
  scrollTo: (index: number) => void;
}

interface Options {
  count: number;
  rowHeight: number;
  /** Height of what sticks to the top of the scrolling element, above the rows. */
  headHeight: number;
  /** This row is rendered wherever the scroll is, because it holds the focus. */
  keep: number | null;
  scroller: RefObject<HTMLElement | null>;
}

/** Which rows to render. A thin coat over @tanstack/virtual-core, which has no adapter for Preact. */
export function useVirtualRows({ count, rowHeight, headHeight, keep, scroller }: Options): VirtualRows {
  const [, rerender] = useReducer<number, void>((times) => times + 1, 0);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 6,
    // The first render already has the rows of a window's height, before anything was measured.
    initialRect: { width: 0, height: innerHeight },
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (keep !== null && keep < count && !indexes.includes(keep)) indexes.push(keep);
      return indexes.sort((a, b) => a - b);
    },
    onChange: () => rerender(),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  return {
    items: virtualizer.getVirtualItems(),
    totalHeight: count * rowHeight,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
  };
}
