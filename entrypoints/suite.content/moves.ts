/** Chromium and new Firefox tell of every move of a page that loads nothing; the types do not know it everywhere. */
interface Navigation {
  addEventListener(type: "currententrychange", listener: () => void, options: { signal: AbortSignal }): void;
}

/** Calls `moved` when the address changes without a load, until `signal` aborts. No polling: the browser tells. */
export function onMoves(moved: () => void, signal: AbortSignal): void {
  let address = location.href;
  const look = () => {
    if (location.href === address) return;
    address = location.href;
    moved();
  };
  const { navigation }: { navigation?: Navigation } = window;
  navigation?.addEventListener("currententrychange", look, { signal });
  // Where there is no such event, at least going back and forth is told.
  for (const type of ["popstate", "hashchange"]) window.addEventListener(type, look, { signal });
}
