import { i18n } from "#i18n";
import type { AssetKind } from "../../lib/asset-kinds.ts";

const KINDS: readonly (readonly [RegExp, AssetKind])[] = [
  [/pages$/, "page"],
  [/ad_accounts$/, "adAccount"],
  [/catalogs$/, "catalog"],
  [/pixels$/, "pixel"],
  [/instagram/, "instagram"],
  [/whatsapp/, "whatsapp"],
  [/asset_groups$/, "assetGroup"],
  [/apps$/, "app"],
];

function plain(edge: string): string {
  if (edge === "business_users" || edge === "assigned_users") return i18n.t("members.title");
  if (edge === "pending_users") return i18n.t("members.invitations");
  if (edge === "system_users") return i18n.t("members.systemUsers");
  if (edge === "agencies") return i18n.t("assets.agencies");
  if (edge === "clients") return i18n.t("assets.clients");
  const kind = KINDS.find(([pattern]) => pattern.test(edge))?.[1];
  if (!kind) return edge;
  const name = i18n.t(`assetKinds.${kind}`);
  if (edge.startsWith("owned_")) return i18n.t("table.gap.owned", [name]);
  return edge.startsWith("client_") ? i18n.t("table.gap.client", [name]) : name;
}

/** A part of the inventory in plain words: `business_users/assigned_pages` is "Pages assigned to Members". An unknown one is shown as it came. */
export function edgeName(path: string): string {
  const [root = path, nested] = path.split("/");
  if (nested === undefined) return plain(root);
  const [what, whom] = nested === "assigned_users" ? [root, nested] : [nested, root];
  return i18n.t("table.gap.assigned", [plain(what), plain(whom)]);
}
