/** What scenes without a server are made of: a portfolio, its apps, system users and people. */
import { defaultOptions, type SiteOptions } from "./options.ts";
import type { AppRow, Generation, Locale, PersonRow, Scene, SiteData, UserRow } from "./scene.ts";

/** Permissions that an app for ads and Pages offers, in the order of the wizard. */
export const allScopes: readonly string[] = [
  "ads_management",
  "ads_read",
  "business_management",
  "catalog_management",
  "instagram_basic",
  "instagram_manage_insights",
  "leads_retrieval",
  "pages_manage_ads",
  "pages_manage_metadata",
  "pages_manage_posts",
  "pages_messaging",
  "pages_read_engagement",
  "pages_show_list",
  "read_insights",
  "whatsapp_business_management",
  "whatsapp_business_messaging",
];

export const neededScopes: readonly string[] = [
  "ads_management",
  "business_management",
  "catalog_management",
  "pages_manage_metadata",
  "pages_read_engagement",
  "pages_show_list",
];

export const exampleApp: AppRow = {
  id: "2965389650414399",
  name: "Cerby Assets Manager",
  owner: "Cerby, Inc.",
  own: false,
  status: "active",
  scopes: allScopes,
};

export const otherApp: AppRow = {
  ...exampleApp,
  id: "641029387556120",
  name: "Feed Importer",
  owner: "Kestrel Outfitters",
  own: true,
};

export const exampleUser: UserRow = { id: "61560123456789", name: "Hubwarden", role: "ADMIN", apps: {}, installed: [] };
export const otherUser: UserRow = {
  id: "61570987654321",
  name: "Reporting",
  role: "EMPLOYEE",
  apps: {},
  installed: [],
};

const examplePeople: readonly PersonRow[] = Array.from({ length: 30 }, (_, i) => ({
  id: `1221000000000${String(i).padStart(4, "0")}`,
  name: ["Ana Ruiz", "Björn Åkesson", "Chen Wei", "Dara O'Neill", "Emre Yılmaz"][i % 5] ?? "Robin Tester",
  email: i === 8 ? "" : `person${i}@kestrel-outfitters.example`,
  role: i === 2 ? "ADMIN" : "EMPLOYEE",
}));

export const emptyData: SiteData = {
  businessId: "104857600123456",
  businessName: "Kestrel Outfitters",
  apps: [],
  systemUsers: [],
  people: examplePeople,
  requests: [],
  policyAccepted: true,
};

/** A scene that shows the Apps page of a portfolio with nothing in it, unless told otherwise. */
export function sceneOf(
  generation: Generation,
  locale: Locale,
  init: Partial<Omit<Scene, "options" | "data">> & { options?: Partial<SiteOptions>; data?: Partial<SiteData> } = {},
): Scene {
  const { options, data, ...rest } = init;
  return {
    generation,
    locale,
    options: { ...defaultOptions, ...options },
    seed: 1,
    part: "whole",
    blank: false,
    oldPaths: false,
    page: { kind: "settings", section: "apps" },
    data: { ...emptyData, ...data },
    selected: null,
    tab: "",
    folded: [],
    search: "",
    painted: 8,
    menu: null,
    dialogs: [],
    leftovers: [],
    waiting: false,
    ...rest,
  };
}
