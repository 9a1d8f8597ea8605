import type { Hub } from "../../../lib/store/records.ts";
import { go } from "../router.ts";

/** Changes the address's own filters and leaves no step in the history. `null` takes one away. */
export function setQuery(query: URLSearchParams, changes: Readonly<Record<string, string | null>>): void {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  const [path = ""] = location.hash.split("?", 1);
  go(next.size > 0 ? `${path}?${next}` : path, { replace: true });
}

/** The hub that a select shows as chosen: none if the address names one that is not there. */
export function hubOf(hubs: readonly Hub[], id: string | null): string | null {
  return hubs.find((hub) => hub.id === id)?.id ?? null;
}
