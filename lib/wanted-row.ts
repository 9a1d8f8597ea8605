import { browser } from "wxt/browser";
import * as z from "zod/mini";

const KEY = "wantedRow";
/** Older than this, nobody waits for it any more. */
const FRESH = 60_000;

const Stored = z.object({ businessId: z.string(), memberId: z.string(), at: z.number() });

/** The member that the side panel is to show. It is told by the session's storage, because the panel may not be open yet. */
export type WantedRow = Pick<z.infer<typeof Stored>, "businessId" | "memberId">;

export async function askForRow({ businessId, memberId }: WantedRow): Promise<void> {
  await browser.storage.session.set({ [KEY]: { businessId, memberId, at: Date.now() } });
}

/** Calls `show` for the row that is asked for now, and for each that will be, until `signal` aborts. Each is shown once. */
export function onWantedRow(show: (row: WantedRow) => void, signal: AbortSignal): void {
  async function take(): Promise<void> {
    const row = Stored.safeParse((await browser.storage.session.get(KEY))[KEY]);
    if (signal.aborted || !row.success) return;
    await browser.storage.session.remove(KEY);
    const { at, ...wanted } = row.data;
    if (Date.now() - at < FRESH) show(wanted);
  }
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
    if (changes[KEY]?.newValue !== undefined) void take();
  };
  browser.storage.session.onChanged.addListener(onChanged);
  signal.addEventListener("abort", () => browser.storage.session.onChanged.removeListener(onChanged));
  void take();
}
