import type { StoreName as DatabaseStore } from "./schema.ts";

/** What a page can wait for: a store of the database, or the vault being locked, unlocked, protected or wiped. */
export type StoreName = DatabaseStore | "vault";

type Listener = (changed: ReadonlySet<StoreName>) => void;

const CHANNEL = "hubwarden";
const listeners = new Map<Listener, ReadonlySet<StoreName>>();
let channel: BroadcastChannel | null = null;

/** Tells every context of ours what has changed: names only, so that nothing of value travels. The write functions call it themselves. */
export function announce(stores: Iterable<StoreName>): void {
  const changed = [...new Set(stores)];
  if (changed.length === 0) return;
  connect().postMessage(changed);
  // A channel does not hear itself.
  tell(changed);
}

/** Calls `listener` after each commit, in whatever context, that touched one of `stores`, until `signal` aborts. */
export function onChange(stores: readonly StoreName[], listener: Listener, signal?: AbortSignal): void {
  if (signal?.aborted) return;
  connect();
  // A function of its own, so that one listener may wait for two things.
  const own: Listener = (changed) => listener(changed);
  listeners.set(own, new Set(stores));
  signal?.addEventListener("abort", () => listeners.delete(own), { once: true });
}

function connect(): BroadcastChannel {
  if (channel) return channel;
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    // A page of another version may know other names: they match no listener.
    if (Array.isArray(data)) tell(data.filter((name) => typeof name === "string"));
  };
  return channel;
}

function tell(names: readonly string[]): void {
  const changed = new Set(names as readonly StoreName[]);
  for (const [listener, stores] of [...listeners]) {
    if (names.some((name) => stores.has(name as StoreName))) listener(changed);
  }
}
