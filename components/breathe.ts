/** Work in one go, in milliseconds: half of what a frame has. */
const SLICE = 8;
let since = 0;

/** Lets the page do what waits, if it has been kept for long enough. Await it between the steps of a long work. */
export async function breathe(): Promise<void> {
  const now = performance.now();
  // After a rest the slice begins anew.
  if (now - since > 1000) since = now;
  if (now - since < SLICE) return;
  await pause();
  since = performance.now();
}

function pause(): Promise<void> {
  // Firefox before 142 and Chrome before 129 have no such thing.
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}
