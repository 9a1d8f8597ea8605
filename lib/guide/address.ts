/** The pages of `business.facebook.com` that the guide tells apart. */
export type Section =
  | "login"
  | "block"
  | "apps"
  | "systemUsers"
  | "people"
  | "businessInfo"
  | "requests"
  | "settings"
  | "elsewhere";

/** What the address says. It is the strongest anchor: no language, and the site itself goes by it. */
export interface Address {
  section: Section;
  businessId: string | null;
  /** The row that is open, if the address tells. */
  selectedUserId: string | null;
  selectedAppId: string | null;
  /** An ID is named twice, or is none: the address proves nothing. */
  unclear: boolean;
}

const ID = /^\d{5,20}$/;

const SECTIONS: readonly (readonly [RegExp, Section])[] = [
  [/^system[-_]users$/, "systemUsers"],
  [/^apps$/, "apps"],
  [/^(people|business[-_]users)$/, "people"],
  [/^(info|business[-_]info)$/, "businessInfo"],
  [/^requests$/, "requests"],
];

/** Reads the address of a page, in the forms of both generations. */
export function readAddress(href: string): Address {
  const nowhere: Address = {
    section: "elsewhere",
    businessId: null,
    selectedUserId: null,
    selectedAppId: null,
    unclear: false,
  };
  const url = URL.parse(href);
  if (url?.hostname !== "business.facebook.com") return nowhere;
  if (/^\/(business\/loginpage|login)(\/|$)/.test(url.pathname)) return { ...nowhere, section: "login" };
  if (/^\/security\/block(\/|$)/.test(url.pathname)) return { ...nowhere, section: "block" };

  const [, path = null, item = null] = /^\/(?:latest\/)?settings(?:\/([^/]*))?(?:\/([^/]*))?/.exec(url.pathname) ?? [];
  const inSettings = /^\/(latest\/)?settings(\/|$)/.test(url.pathname);
  const section = inSettings
    ? (SECTIONS.find(([pattern]) => pattern.test(path ?? ""))?.[1] ?? "settings")
    : "elsewhere";

  const business = one([...url.searchParams.getAll("business_id"), ...url.searchParams.getAll("businessId")]);
  const users = url.searchParams.getAll("selected_user_id");
  const assets = url.searchParams.getAll("selected_asset_id");
  // The old generation names the open row in the path.
  const user = one(section === "systemUsers" ? agree(item, users) : users);
  const asset = one(section === "apps" ? agree(item, assets) : assets);
  const types = url.searchParams.getAll("selected_asset_type");
  const isApp = section === "apps" && types.every((type) => type === "app");
  return {
    section,
    businessId: business.id,
    selectedUserId: section === "systemUsers" ? user.id : null,
    selectedAppId: isApp ? asset.id : null,
    unclear: business.unclear || (section === "systemUsers" && user.unclear) || (section === "apps" && asset.unclear),
  };
}

function one(values: readonly string[]): { id: string | null; unclear: boolean } {
  const [first = null, ...others] = values.filter((value) => value !== "");
  if (first === null) return { id: null, unclear: false };
  return others.length > 0 || !ID.test(first) ? { id: null, unclear: true } : { id: first, unclear: false };
}

/** Path and parameter may both name the row, if they name the same. */
function agree(item: string | null, values: readonly string[]): readonly string[] {
  return item && !(values.length === 1 && values[0] === item) ? [item, ...values] : values;
}
