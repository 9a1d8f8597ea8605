import { useEffect, useMemo, useState } from "preact/hooks";
import { breathe } from "../breathe.ts";
import type { Column } from "./column.ts";
import { order, orderGently, type Sort } from "./order.ts";

/** More rows than this are sorted in small steps. Fewer are there at once, in the first paint. */
const MANY = 20_000;

/**
 * The rows in the order that is chosen. While many are being sorted, those that were sorted last; `null` while there are none yet.
 */
export function useOrdered<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  sort: Sort | null,
): readonly R[] | null {
  const key = sort ? columns.find((column) => column.key === sort.column)?.sort : undefined;
  const descending = sort?.descending ?? false;
  const gently = key !== undefined && rows.length > MANY;
  const [done, setDone] = useState<readonly R[] | null>(null);
  const now = useMemo(
    () => (gently ? null : key ? order(rows, key, descending) : rows),
    [rows, key, descending, gently],
  );

  useEffect(() => {
    if (!gently || !key) return setDone(null);
    let wanted = true;
    const pause = async () => {
      await breathe();
      if (!wanted) throw new Outdated();
    };
    orderGently(rows, key, descending, pause).then(
      (ordered) => wanted && setDone(ordered),
      (error: unknown) => {
        if (!(error instanceof Outdated)) throw error;
      },
    );
    return () => {
      wanted = false;
    };
  }, [rows, key, descending, gently]);

  return now ?? done;
}

/** Another order was chosen, or other rows have come. */
class Outdated extends Error {}
