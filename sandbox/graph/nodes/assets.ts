import { fail } from "../../errors.ts";
import { isoTime, type Json } from "../../json.ts";
import type { Asset, Assignment, PendingClaim } from "../../worlds/types.ts";
import { accessTo, canUse, type GraphCall, portfolioFor, requireScope } from "../call.ts";
import { type EdgeSpec, type NodeSpec, ref } from "../spec.ts";
import { activitiesEdge } from "./activities.ts";
import { assetRef, assignmentExtras, groupExtras, permittedTasks, taskExtras } from "./asset-refs.ts";

/** Who has the asset inside one portfolio; the portfolio must be named (docs: assigned_users). */
const assignedUsers: EdgeSpec<Asset> = {
  of: "AssignedUser",
  extras: [...taskExtras, ...groupExtras],
  total: "asked",
  rows: (asset, call, params) => {
    const { data } = call.env.world;
    if (!params.business) fail("100", { message: "(#100) The parameter business is required" });
    requireScope(call, "business_management");
    const access = portfolioFor(call, asset);
    if (!access) fail("100/33");
    if (!access.admin) fail("10");
    if (!data.businesses.has(params.business) || !data.reaches(asset, params.business)) {
      fail("100", { message: "(#100) The business does not have access to this object" });
    }
    if (
      call.env.switches.pageNeedsAssignment &&
      asset.kind === "page" &&
      !data.assignments.get(access.holderId, asset.id)
    ) {
      fail("10");
    }
    return data.assignments
      .ofAsset(asset.id)
      .filter(({ businessId }) => businessId === params.business)
      .map((row: Assignment) => ref("AssignedUser", row, assignmentExtras(call, asset, row), ["tasks"]));
  },
};

/** The partners an asset is shared with; only the owner sees them (docs: Partner sharing on the asset). */
const agencies: EdgeSpec<Asset> = {
  of: "Business",
  extras: ["access_status", "access_requested_time", "access_updated_time", "permitted_tasks"],
  rows: (asset, call) => {
    if (!accessTo(call, asset.ownerId)) fail("10");
    return [...asset.sharedWith].map(([businessId, grant]) =>
      ref("Business", call.env.world.data.business(businessId), {
        access_status: grant.status,
        access_requested_time: isoTime(grant.requestedTime),
        access_updated_time: isoTime(grant.updatedTime),
        permitted_tasks: grant.permittedTasks,
      }),
    );
  },
};

function contained(kind: Asset["kind"], asIgUser = false): EdgeSpec<Asset> {
  const of = {
    page: "Page",
    ad_account: "AdAccount",
    pixel: "AdsPixel",
    product_catalog: "ProductCatalog",
    app: "Application",
  } as const;
  return {
    of: asIgUser ? "IGUser" : of[kind as keyof typeof of],
    rows: (group, call) =>
      [...group.contains].flatMap((id) => {
        const asset = call.env.world.data.entity(id);
        if (asset?.type !== "asset" || asset.kind !== kind) return [];
        return [asIgUser ? ref("IGUser", asset) : assetRef(asset)];
      }),
  };
}

type Detail = (asset: Asset, call: GraphCall) => Json | ReturnType<typeof assetRef> | undefined;

const owner: Detail = (asset, call) => ref("Business", call.env.world.data.business(asset.ownerId));

/** A node type whose fields are the asset's details, its name and its owner under the given name. */
function assetSpec(
  ownerFields: readonly string[],
  edges: Record<string, EdgeSpec<Asset>>,
  details: readonly string[],
  more: Record<string, Detail> = {},
): NodeSpec<Asset> {
  const fields: Record<string, Detail> = { id: ({ id }) => id, name: ({ name }) => name };
  for (const name of details) fields[name] = (asset) => asset.details[name];
  for (const name of ownerFields) fields[name] = owner;
  return { id: ({ id }) => id, defaults: ["id", "name"], fields: { ...fields, ...more }, edges };
}

const shared = { assigned_users: assignedUsers, agencies };

export const pageSpec = assetSpec(
  ["business", "owner_business"],
  shared,
  [
    "category",
    "link",
    "username",
    "is_published",
    "verification_status",
    "fan_count",
    "has_transitioned_to_new_page_experience",
  ],
  { category_list: ({ id, details }) => [{ id: id.slice(0, 6), name: String(details.category) }] },
);

const adTasks: Detail = (asset, call) => {
  const access = portfolioFor(call, asset);
  return access ? permittedTasks(call, asset, access.businessId) : undefined;
};

export const adAccountSpec: NodeSpec<Asset> = {
  ...assetSpec(
    ["business", "owner_business"],
    { ...shared, activities: activitiesEdge },
    ["account_id", "account_status", "currency", "timezone_name", "amount_spent", "disable_reason"],
    { business_name: (asset, call) => call.env.world.data.business(asset.ownerId).name, user_tasks: adTasks },
  ),
  defaults: ["id", "account_id"],
};

export const catalogSpec = assetSpec(["business", "owner_business"], shared, ["vertical", "product_count"]);
export const pixelSpec = assetSpec(["owner_business"], shared, ["is_unavailable", "is_crm", "creation_time"]);
export const whatsappSpec = assetSpec(["owner_business", "owner_business_info"], { assigned_users: assignedUsers }, [
  "currency",
  "timezone_id",
  "account_review_status",
  "country",
]);
export const applicationSpec = assetSpec(["business", "owner_business"], { agencies }, ["link", "category"]);

export const instagramSpec: NodeSpec<Asset> = {
  id: ({ id }) => id,
  defaults: ["id", "ig_user_id", "ig_username"],
  fields: {
    id: ({ id }) => id,
    ig_user_id: ({ details }) => details.ig_user_id,
    ig_username: ({ details }) => details.ig_username,
  },
  edges: shared,
};

export const igUserSpec: NodeSpec<Asset> = {
  id: ({ details }) => String(details.ig_user_id),
  defaults: ["id"],
  fields: {
    id: ({ details }) => String(details.ig_user_id),
    username: ({ details }) => details.ig_username,
    name: ({ name }) => name,
    owner_business: owner,
  },
  edges: {},
};

export const assetGroupSpec = assetSpec(
  ["owner_business"],
  {
    assigned_users: assignedUsers,
    contained_pages: contained("page"),
    contained_adaccounts: contained("ad_account"),
    contained_pixels: contained("pixel"),
    contained_product_catalogs: contained("product_catalog"),
    contained_instagram_accounts: contained("instagram", true),
    contained_applications: contained("app"),
  },
  [],
);

/** A claim nobody has answered; its asset may not be visible, so only id and name are given. */
export const claimSpec = (field: "page" | "ad_account" | "application"): NodeSpec<PendingClaim> => ({
  id: ({ id }) => id,
  defaults: ["id", field],
  fields: {
    id: ({ id }) => id,
    [field]: ({ assetId }: PendingClaim, call: GraphCall) => {
      const asset = call.env.world.data.entity(assetId);
      if (asset?.type !== "asset") return { id: assetId };
      return canUse(call, asset) ? assetRef(asset) : { id: asset.id, name: asset.name };
    },
  },
  edges: {},
});
