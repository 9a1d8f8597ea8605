import type { Json } from "../../json.ts";
import { defaultPermitted } from "../../worlds/tasks.ts";
import type { Asset, AssetKind, Assignment } from "../../worlds/types.ts";
import type { GraphCall } from "../call.ts";
import type { NodeRef } from "../spec.ts";

export const typeOfKind = {
  page: "Page",
  ad_account: "AdAccount",
  product_catalog: "ProductCatalog",
  pixel: "AdsPixel",
  instagram: "InstagramBusinessAsset",
  whatsapp: "WhatsAppBusinessAccount",
  asset_group: "BusinessAssetGroup",
  app: "Application",
} as const satisfies Record<AssetKind, string>;

export function assetRef(asset: Asset, extra?: Record<string, Json | undefined>): NodeRef {
  return { type: typeOfKind[asset.kind], value: asset, ...(extra && { extra }) };
}

/** What can be handed out on this asset inside this portfolio (docs: Bundles, `permitted_tasks`). */
export function permittedTasks(call: GraphCall, asset: Asset, businessId: string): string[] {
  return call.env.world.data.permitted(asset, businessId) ?? defaultPermitted(asset.kind);
}

/** The extra fields of a row that stands for somebody's assignment. */
export function assignmentExtras(
  call: GraphCall,
  asset: Asset,
  assignment: Assignment,
): Record<string, Json | undefined> {
  if (asset.kind === "asset_group") return { ...assignment.groupTasks };
  return { tasks: assignment.tasks, permitted_tasks: permittedTasks(call, asset, assignment.businessId) };
}

export const groupExtras = ["page_tasks", "adaccount_tasks", "pixel_tasks", "offline_conversion_data_set_tasks"];
export const taskExtras = ["tasks", "permitted_tasks"];
