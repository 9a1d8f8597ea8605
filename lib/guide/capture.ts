import { isDone } from "./dialogs/token.ts";
import { tidy } from "./fold.ts";
import { listAndPane, openUser, paneIds } from "./places.ts";
import { idsIn } from "./survey.ts";
import { TOKEN, tokensIn, unwrapped } from "./token.ts";
import type { Captured, Known, Page, ValueName } from "./types.ts";
import { see, type View } from "./view.ts";

type Why = Extract<Captured, { outcome: "refused" }>["why"];

/**
 * Reads one value off the page, on the admin's click and at no other time: only what can be seen, in the visible dialog or pane, and
 * only if it stands there once. An ID must be the one of the address, where the address tells.
 */
export function capture(page: Page, name: ValueName, known: Known): Captured {
  const view = see(page);
  const result = READ[name](view, known);
  return "value" in result
    ? { outcome: "captured", name, value: result.value }
    : { outcome: "refused", name, why: result.why };
}

type Result = { value: string } | { why: Why };

const READ: Record<ValueName, (view: View, known: Known) => Result> = {
  businessId: ({ address }) =>
    address.unclear || address.businessId === null ? { why: "notShown" } : { value: address.businessId },
  appId: readAppId,
  systemUserId: readUserId,
  token: readToken,
};

function readAppId(view: View): Result {
  const { address } = view;
  if (address.section !== "apps" || address.unclear) return { why: "notShown" };
  const shown = new Set(paneIds(view));
  if (address.selectedAppId !== null) {
    const fits = shown.size === 0 || shown.has(address.selectedAppId);
    return fits ? { value: address.selectedAppId } : { why: "notAlike" };
  }
  const [only] = shown;
  return shown.size === 1 && only !== undefined ? { value: only } : { why: "notShown" };
}

function readUserId(view: View): Result {
  const { address } = view;
  if (address.section !== "systemUsers" || address.unclear) return { why: "notShown" };
  const open = openUser(view);
  if (open === null) return { why: address.selectedUserId === null ? "notShown" : "notAlike" };
  const { rows } = listAndPane(view);
  const row = rows.some(({ names }) => names.some((text) => idsIn(text).length > 0));
  // The list shows IDs, and this one is not among them: half painted, or not what it seems.
  const listed = !row || rows.some(({ names }) => names.some((text) => idsIn(text).includes(open)));
  return listed ? { value: open } : { why: "notAlike" };
}

function readToken(view: View, known: Known): Result {
  if (!view.dialog) return { why: "notShown" };
  const found = tokensIn(view.dialog, view.visible);
  if (found.length === 0) return { why: "notShown" };
  const [token] = found;
  // In any other window a value of this shape is one of Meta's own, which gives away the login.
  if (found.length > 1 || !token || !isDone(view, known)) return { why: "sessionToken" };
  return { value: token.value };
}

/** Cleans what was pasted, and judges it by its shape. */
export function readPasted(text: string, name: ValueName): Captured {
  const bare = tidy(text).replace(/^["'“”«»]+|["'“”«»]+$/g, "");
  const value = name === "token" ? unwrapped(bare.replace(/^Bearer\s+/i, "")) : (idOf(bare) ?? "");
  const good = name === "token" ? TOKEN.test(value) : value !== "";
  return good ? { outcome: "captured", name, value } : { outcome: "refused", name, why: "badShape" };
}

/** The only ID in a text: digits alone, or in a copied line or address. */
function idOf(text: string): string | null {
  if (/^\d{5,20}$/.test(text)) return text;
  const ids = new Set(idsIn(text));
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? only : null;
}
