/** The permissions that the token needs. Their names are the same in every language. */
export const SCOPES = [
  "ads_management",
  "business_management",
  "catalog_management",
  "pages_manage_metadata",
  "pages_read_engagement",
  "pages_show_list",
] as const;

/** What a scope's name looks like. */
export const SCOPE_SHAPE = /^[a-z]+(_[a-z]+)+$/;
