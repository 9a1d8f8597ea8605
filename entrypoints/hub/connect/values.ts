/**
 * What people paste into the connect form, made clean. Copies from a web page, a mail or a table bring spaces, invisible
 * characters, whole addresses and prefixes with them; most can be put right, the rest is explained.
 */

/** White space and characters without a picture (soft hyphen, zero-width, direction marks, byte-order mark). */
const UNSEEN = String.raw`[\s\p{Cf}\p{Cc}]`;
const AROUND = new RegExp(`^${UNSEEN}+|${UNSEEN}+$`, "gu");
const ANYWHERE = new RegExp(`${UNSEEN}+`, "gu");

export type IdError = "idMissing" | "idAdAccount" | "idUrl" | "idTwice" | "idDigits";
export type TokenError = "tokenMissing" | "tokenSpaces";
export type LabelError = "labelLong";

export interface IdReading {
  /** The digits if they are clear; otherwise what was given, cleaned. */
  value: string;
  /** Digits were taken out of an address. */
  extracted: boolean;
  error: IdError | null;
}

/** Where each ID stands in Meta's addresses: parameters, and a part of the path. */
const PLACES = {
  business: { params: ["business_id", "businessId"], path: /\/businesses\/(\d+)/ },
  app: { params: ["selected_asset_id", "app_id", "appId"], path: /\/apps\/(\d+)/ },
} as const;
export type IdKind = keyof typeof PLACES;

export function readId(raw: string, kind: IdKind): IdReading {
  const text = raw.normalize("NFKC").replaceAll(ANYWHERE, "");
  const refuse = (error: IdError): IdReading => ({ value: raw.replaceAll(AROUND, ""), extracted: false, error });
  if (text === "") return { value: "", extracted: false, error: "idMissing" };
  if (/^act[_=:]?\d+$/i.test(text)) return refuse("idAdAccount");
  if (/[/?&=]/.test(text)) {
    const found = idsOfAddress(text, kind);
    if (found.length > 1) return refuse("idTwice");
    const [id] = found;
    return id === undefined ? refuse("idUrl") : { value: id, extracted: true, error: null };
  }
  return /^\d{5,20}$/.test(text) ? { value: text, extracted: false, error: null } : refuse("idDigits");
}

/**
 * Every ID of this kind that an address names. An address that repeats the parameter is not trusted, even with the same
 * digits: it may have been put together to lead astray.
 */
function idsOfAddress(text: string, kind: IdKind): string[] {
  const { params, path } = PLACES[kind];
  const [before = "", ...rest] = text.split(/[?#]/);
  const query = new URLSearchParams(rest.join("&") || before);
  const found = params.flatMap((name) => query.getAll(name));
  const inPath = before.match(path)?.[1];
  return [...found, ...(inPath ? [inPath] : [])].filter((id) => /^\d{5,20}$/.test(id));
}

/** The business ID of a Business Suite tab, or `null` where there is none or more than one. */
export function businessIdOfTab(url: string): string | null {
  const { value, error } = readId(url, "business");
  return error === null ? value : null;
}

export function cleanToken(raw: string): { value: string; error: TokenError | null } {
  const value = raw.replaceAll(AROUND, "").replace(/^["'“”]|["'“”]$/g, "");
  if (value === "") return { value, error: "tokenMissing" };
  return { value, error: new RegExp(UNSEEN, "u").test(value) ? "tokenSpaces" : null };
}

/** Meta's tokens begin with "EA" and are long. Only a remark: Meta may change that, and it has the last word. */
export function looksLikeToken(value: string): boolean {
  return /^EA[\w-]{40,}$/.test(value);
}

export function cleanLabel(raw: string): { value: string; error: LabelError | null } {
  const value = raw.replaceAll(AROUND, "");
  return { value, error: value.length > 120 ? "labelLong" : null };
}
