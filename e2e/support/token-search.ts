import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** A part of the token of this length is a leak: nine characters, "longer than eight". */
const PART = 9;

/** Where a part of the token was found. */
export interface Leak {
  place: string;
  /** How it was written there. */
  form: "plain" | "base64" | "hex" | "utf-16";
}

/** Looks for a token, and every part of it that is longer than eight characters, in whatever a browser may have kept. */
export class TokenSearch {
  readonly leaks: Leak[] = [];
  /** Characters looked at, by place: a search that looked at nothing has found nothing. */
  readonly looked = new Map<string, number>();
  readonly #parts: Record<Exclude<Leak["form"], "utf-16">, Parts>;

  constructor(token: string) {
    const bytes = Buffer.from(token, "latin1");
    // Base64 depends on where in a group of three a text begins, and its ends on what surrounds it.
    const shifted = [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString("base64")
        .slice(4, -4),
    );
    this.#parts = {
      plain: parts([token], PART),
      base64: parts(shifted, 12),
      hex: parts([bytes.toString("hex")], 2 * PART),
    };
  }

  text(place: string, text: string): void {
    this.looked.set(place, (this.looked.get(place) ?? 0) + text.length);
    if (has(text, this.#parts.plain)) this.leaks.push({ place, form: "plain" });
    else if (has(text, this.#parts.base64)) this.leaks.push({ place, form: "base64" });
    else if (has(text.toLowerCase(), this.#parts.hex)) this.leaks.push({ place, form: "hex" });
  }

  /** Raw bytes: as they are, and every other byte, which is what text of two bytes a character has of a token. */
  bytes(place: string, bytes: Buffer): void {
    this.text(place, bytes.toString("latin1"));
    for (const start of [0, 1]) {
      const every = Buffer.alloc(Math.floor((bytes.length - start + 1) / 2));
      for (let at = 0; at < every.length; at += 1) every[at] = bytes[start + 2 * at] ?? 0;
      if (has(every.toString("latin1"), this.#parts.plain)) this.leaks.push({ place, form: "utf-16" });
    }
  }

  /** Every file under a folder: the profile on the disk, with the databases as the browser writes them. */
  folder(place: string, folder: string): void {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const path = join(folder, name);
      const file = statSync(path, { throwIfNoEntry: false });
      if (!file?.isFile() || file.size > 50_000_000) continue;
      this.bytes(`${place}/${name}`, readFileSync(path));
    }
  }
}

/** All parts of one length, and which pairs of characters they begin with, so that most of a text is passed over quickly. */
interface Parts {
  length: number;
  all: ReadonlySet<string>;
  begin: ReadonlySet<number>;
}

function parts(texts: readonly string[], length: number): Parts {
  const all = new Set<string>();
  for (const text of texts) for (let at = 0; at + length <= text.length; at += 1) all.add(text.slice(at, at + length));
  return { length, all, begin: new Set([...all].map((part) => pairAt(part, 0))) };
}

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

function has(text: string, { length, all, begin }: Parts): boolean {
  for (let at = 0; at + length <= text.length; at += 1) {
    if (begin.has(pairAt(text, at)) && all.has(text.slice(at, at + length))) return true;
  }
  return false;
}

interface Kept {
  place: string;
  text: string;
  /** Bytes as latin1, where it was not text. */
  bytes: boolean;
}

interface Extension {
  chrome: { storage: Record<"local" | "session" | "sync", { get(keys: null): Promise<unknown> }> };
}

/** Everything that the extension keeps in the browser: its storage areas, its databases row by row, its caches. */
export async function searchKept(search: TokenSearch, page: Page): Promise<void> {
  const kept = await page.evaluate(async () => {
    const found: Kept[] = [];
    const add = (place: string, value: unknown, depth = 0): void => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        const view = value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array(value.buffer);
        found.push({ place, bytes: true, text: Array.from(view, (byte) => String.fromCharCode(byte)).join("") });
      } else if (typeof value === "object" && value !== null && depth < 12) {
        for (const [key, inner] of Object.entries(value)) {
          found.push({ place, bytes: false, text: key });
          add(place, inner, depth + 1);
        }
      } else found.push({ place, bytes: false, text: String(value) });
    };
    const { storage } = (globalThis as unknown as Extension).chrome;
    for (const area of ["local", "session", "sync"] as const) add(`storage.${area}`, await storage[area].get(null));
    add("localStorage", { ...localStorage });
    add("sessionStorage", { ...sessionStorage });
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        add(`cache ${name}`, request.url);
        add(`cache ${name}`, await (await cache.match(request))?.text());
      }
    }
    for (const { name = "" } of await indexedDB.databases()) {
      const opening = indexedDB.open(name);
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const db = opening.result;
      for (const store of db.objectStoreNames) {
        const objects = db.transaction(store).objectStore(store);
        const requests: IDBRequest[] = [objects.getAll(), objects.getAllKeys()];
        const [rows, keys] = await Promise.all(
          requests.map(
            (request) =>
              new Promise<unknown[]>((resolve) => {
                request.onsuccess = () => resolve(request.result);
              }),
          ),
        );
        add(`indexedDB ${name}/${store}`, rows);
        add(`indexedDB ${name}/${store}`, keys);
      }
      db.close();
    }
    return found;
  });
  for (const { place, text, bytes } of kept) {
    if (bytes) search.bytes(place, Buffer.from(text, "latin1"));
    else search.text(place, text);
  }
}

/** What a page shows and what its fields hold, also in shadow roots. */
export async function searchPage(search: TokenSearch, page: Page): Promise<void> {
  const texts = await page.evaluate(() => {
    const collect = (root: Document | ShadowRoot): string[] => [
      root instanceof Document ? root.documentElement.outerHTML : root.innerHTML,
      ...[...root.querySelectorAll("input, textarea")].map((field) => (field as HTMLInputElement).value),
      ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? collect(shadowRoot) : [])),
    ];
    return [...collect(document), location.href];
  });
  for (const text of texts) search.text(`page ${new URL(page.url()).pathname}`, text);
}
