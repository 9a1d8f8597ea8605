/**
 * Reads `two_fac_status`, whose values Meta does not document: the words that mean on and off, and everything else is
 * not known rather than guessed.
 */
export function twoFactorState(value: string | null): "on" | "off" | "unknown" {
  if (value === null) return "unknown";
  const word = value
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
  if (/^(not?_|un|in|dis)|off$|^none$|^false$|^no$/.test(word)) return "off";
  if (/^(on|enabled?|active|activated|enrolled|true|yes|set_up)$|_(on|enabled|active)$/.test(word)) return "on";
  return "unknown";
}
