import * as z from "zod/mini";

/** The kinds of asset that Hubwarden reads. A page, a catalog … is Meta's own word for it. */
export const ASSET_KINDS = [
  "page",
  "adAccount",
  "catalog",
  "pixel",
  "instagram",
  "whatsapp",
  "assetGroup",
  "app",
] as const;
export const AssetKind = z.enum(ASSET_KINDS);
export type AssetKind = z.infer<typeof AssetKind>;
