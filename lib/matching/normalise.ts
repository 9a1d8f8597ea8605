import { foldCase } from "./fold.ts";

const ASCII = /^[\x21-\x7e]*$/;
/** Signs that mean something in a URL: a "domain" with one of them is none. */
const NO_DOMAIN = /[\s/?#:@\\%[\]<>^|]/;

/**
 * The form in which two addresses are compared: they are one address exactly if their keys are the same.
 *
 * The part before the @ is compatibility-composed (NFKC) and case-folded. The domain is what a browser makes of it: lower case, a
 * domain in other letters as punycode, so that `münchen.example` is `xn--mnchen-3ya.example`. Domains are not case-folded by us:
 * straße.example and strasse.example have different owners. Dots and plus-tags stay: that they do not matter is known of few hosts.
 */
export function addressKey(address: string): string {
  const trimmed = address.trim();
  if (ASCII.test(trimmed)) return trimmed.toLowerCase();
  const at = trimmed.lastIndexOf("@");
  if (at < 0) return foldText(trimmed);
  return `${foldText(trimmed.slice(0, at))}@${domainKey(trimmed.slice(at + 1))}`;
}

/** A domain as it is compared. */
export function domainKey(domain: string): string {
  const trimmed = domain.trim().replace(/^@/, "");
  if (ASCII.test(trimmed)) return trimmed.toLowerCase();
  try {
    if (!NO_DOMAIN.test(trimmed)) return new URL(`http://${trimmed}`).hostname;
  } catch {
    // No domain: compared as a text.
  }
  return foldText(trimmed);
}

/** NFKC and case folding, until neither changes anything more. */
export function foldText(text: string): string {
  return foldCase(text.normalize("NFKC")).normalize("NFKC");
}

/** The two sides of an address key; `null` if it is no address. */
export function splitAddress(key: string): { local: string; domain: string } | null {
  const at = key.lastIndexOf("@");
  return at > 0 && at < key.length - 1 ? { local: key.slice(0, at), domain: key.slice(at + 1) } : null;
}

/** Hosts that are known to ignore what follows a plus, and whether they ignore dots too. */
const TAG_HOSTS: Record<string, { dots: boolean; as?: string }> = {
  "gmail.com": { dots: true },
  "googlemail.com": { dots: true, as: "gmail.com" },
  "outlook.com": { dots: false },
  "hotmail.com": { dots: false },
  "live.com": { dots: false },
  "icloud.com": { dots: false },
  "me.com": { dots: false, as: "icloud.com" },
  "mac.com": { dots: false, as: "icloud.com" },
  "fastmail.com": { dots: false },
  "proton.me": { dots: false },
  "protonmail.com": { dots: false, as: "proton.me" },
};

/** Whether anybody can have an address at this domain. */
export function isPublicHost(domain: string): boolean {
  return (
    domain in TAG_HOSTS ||
    /^(yahoo|ymail|aol|gmx|web|mail|yandex|qq|163|naver|hotmail|live|libero|orange|wanadoo|free|laposte)\.\w+(\.\w+)?$/.test(
      domain,
    )
  );
}

/**
 * What is left of an address key where its host ignores plus-tags and dots; the key itself elsewhere. Company domains are taken
 * for hosts with plus-tags (Google Workspace and Exchange Online have them), never for hosts that ignore dots. Only for
 * suggestions.
 */
export function plainAddress(
  key: string,
  companyDomains: ReadonlySet<string>,
): { key: string; by: "plusTag" | "dots" | null } {
  const parts = splitAddress(key);
  if (!parts) return { key, by: null };
  const host = TAG_HOSTS[parts.domain] ?? (companyDomains.has(parts.domain) ? { dots: false } : null);
  if (!host) return { key, by: null };
  const plus = parts.local.indexOf("+");
  const untagged = plus > 0 ? parts.local.slice(0, plus) : parts.local;
  const local = host.dots ? untagged.replaceAll(".", "") : untagged;
  const plain = `${local}@${host.as ?? parts.domain}`;
  return { key: plain, by: plain === key ? null : plus > 0 ? "plusTag" : "dots" };
}
