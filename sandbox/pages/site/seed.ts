/** A stable number from 0 up for a seed and a text (FNV-1a): decides what differs from load to load. */
export function mix(seed: number, text: string): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** A generated name such as `x1i10hfl`, another one for each seed. */
export function className(seed: number, text: string): string {
  return `x${mix(seed, text).toString(36)}`;
}

/** A session token of the admin, as pages carry them in scripts, hidden fields and data: never the right one to take. */
export function sessionToken(seed: number, place: string): string {
  const part = (i: number) => mix(seed, `${place}${i}`).toString(36).padStart(7, "Z").slice(0, 7);
  return `EAAG${Array.from({ length: 24 }, (_, i) => part(i)).join("")}`;
}
