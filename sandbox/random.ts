/** A seeded generator (mulberry32): the same seed gives the same world on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [from, to], both included. */
  int(from: number, to: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `count` different entries of the list (all of them when there are fewer), in random order. */
  sample<T>(list: readonly T[], count: number): T[];
  digits(count: number): string;
}

/** A stable 32-bit number for a text (FNV-1a), to derive seeds and rare events from names. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return h >>> 0;
}

export function createRandom(seed: number | string): Random {
  let state = typeof seed === "string" ? hash(seed) : seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const value = list[int(0, list.length - 1)];
    if (value === undefined) throw new Error("pick from an empty list");
    return value;
  };
  const sample = <T>(list: readonly T[], count: number): T[] => {
    const rest = [...list];
    const size = Math.min(count, rest.length);
    for (let i = 0; i < size; i += 1) {
      const j = int(i, rest.length - 1);
      const swap = rest[i] as T;
      rest[i] = rest[j] as T;
      rest[j] = swap;
    }
    return rest.slice(0, size);
  };
  const digits = (count: number) => Array.from({ length: count }, () => String(int(0, 9))).join("");
  return { next, int, pick, sample, digits, chance: (probability) => next() < probability };
}
