/**
 * A short text that differs when the value does, to tell that what an admin saw is what will be done. It guards against a world that
 * moves, not against a forger: the page that shows the plan is our own.
 */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value);
  return `${text.length.toString(36)}-${hash(text, 0x9e3779b9)}${hash(text, 0x85ebca6b)}`;
}

/** Two mixed 32-bit halves (cyrb53), because WebCrypto answers only later and a preview is drawn now. */
function hash(text: string, seed: number): string {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, "0");
}
