import { useState } from "preact/hooks";

export interface Details<R> {
  /** Stays after closing: the dialog must be closed, not removed, to give the focus back to where it was. */
  row: R | null;
  open: boolean;
  /** Counts the openings: as a key it makes each one begin anew. */
  shown: number;
  show: (row: R) => void;
  close: () => void;
}

/** Which row's details are open. */
export function useDetails<R>(): Details<R> {
  const [row, setRow] = useState<R | null>(null);
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(0);
  return {
    row,
    open,
    shown,
    show(next) {
      setShown((before) => before + 1);
      setRow(() => next);
      setOpen(true);
    },
    close: () => setOpen(false),
  };
}
