import { english, type LanguageLabels } from "./keys.ts";

export const en: LanguageLabels = {
  lang: "en",
  dir: "ltr",
  known: english,
  older: {
    settings: ["Business settings", "Settings"],
    portfolioKind: "Business Account",
    business_info: "Business portfolio info",
    system_users: "System Users",
    ad_accounts: "Ad Accounts",
    search: "Filter by name or ID",
    requestAccess: "Request Access to an App ID",
    connectApp: "Add an app",
    connectSubmit: "Add app",
    roleAdmin: "Admin system user",
    roleEmployee: "System user",
    generateToken: "Generate new token",
    assignAssets: "Add assets",
    portfolioId: "Business Manager ID",
  },
  plausible: {},
};
