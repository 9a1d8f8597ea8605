import { computed, signal } from "@preact/signals";

const PAGES = [
  "hubs",
  "connect",
  "members",
  "assets",
  "changes",
  "automation",
  "audit",
  "directory",
  "settings",
] as const;
export type PageName = (typeof PAGES)[number];

export interface Route {
  page: PageName | "unknown";
  /** `#/hubs/<hubId>/<page>`: the page for one hub. */
  hubId: string | null;
  /** `#/<page>/<id>`: one thing of that page, e.g. a report. */
  id: string | null;
  query: URLSearchParams;
}

/** Reads a hash. Anything that is no place of ours is "unknown", never a crash. */
export function parseHash(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#/, "").split("?", 2);
  const query = new URLSearchParams(search);
  const unknown: Route = { page: "unknown", hubId: null, id: null, query };
  let parts: string[];
  try {
    parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return unknown;
  }
  const [first = "hubs", second = null, third = null] = parts;
  if (parts.length > 3) return unknown;
  if (first === "hubs" && second !== null) {
    const page = PAGES.find((name) => name === (third ?? "settings"));
    return page ? { page, hubId: second, id: null, query } : unknown;
  }
  const page = PAGES.find((name) => name === first);
  return page && third === null ? { page, hubId: null, id: second, query } : unknown;
}

/** A hash without "/" is a spot on the page, such as the skip link's `#main`: the screen stays. */
function isPlace(value: string): boolean {
  return value === "" || value.startsWith("#/");
}

const hash = signal(isPlace(location.hash) ? location.hash : "");
addEventListener("hashchange", () => {
  if (isPlace(location.hash)) hash.value = location.hash;
});

export const route = computed(() => parseHash(hash.value));

/** Goes to a place. `replace` leaves no step in the history: for filters and tabs. */
export function go(place: string, options: { replace?: boolean } = {}): void {
  if (!options.replace) {
    location.hash = place;
    return;
  }
  history.replaceState(null, "", place);
  hash.value = place;
}

/** What every screen is given: of which hub (all if `null`), of which one thing, and the address's own filters. */
export type ScreenProps = Omit<Route, "page">;
