/** The six permissions, in the order in which Meta's list shows them. */
export const SCOPES = [
  "ads_management",
  "business_management",
  "catalog_management",
  "pages_manage_metadata",
  "pages_read_engagement",
  "pages_show_list",
] as const;
