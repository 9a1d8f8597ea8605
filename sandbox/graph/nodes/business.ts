import { fail } from "../../errors.ts";
import { isoTime, type Json } from "../../json.ts";
import type { Asset, AssetKind, Business, Grant, PendingClaim } from "../../worlds/types.ts";
import { accessTo, canUse, type GraphCall, requireAdmin, requireScope } from "../call.ts";
import { type EdgeSpec, type NodeRef, type NodeSpec, ref } from "../spec.ts";
import { assetRef, permittedTasks, typeOfKind } from "./asset-refs.ts";

/** Fields of the caller's own portfolio; a partner shows little more than its name (docs: Business node). */
const own =
  <T>(read: (business: Business, call: GraphCall) => T) =>
  (business: Business, call: GraphCall): T | undefined =>
    accessTo(call, business.id) ? read(business, call) : undefined;

const scopeOfKind: Partial<Record<AssetKind, string>> = {
  page: "pages_show_list",
  ad_account: "ads_management",
  product_catalog: "catalog_management",
};

function requireAssetScope(call: GraphCall, kind: AssetKind): void {
  requireScope(call, "business_management");
  const scope = scopeOfKind[kind];
  if (scope) requireScope(call, scope);
  if (kind === "whatsapp" && call.env.switches.whatsappNeedsScope) requireScope(call, "whatsapp_business_management");
}

function assetEdge(kind: AssetKind, side: "owned" | "client"): EdgeSpec<Business> {
  return {
    of: typeOfKind[kind],
    shortable: true,
    ...(side === "client" && { extras: ["permitted_tasks"] }),
    rows: (business, call, params) => {
      requireAssetScope(call, kind);
      if (!accessTo(call, business.id)) fail("100/33");
      const search = params.search_query?.toLowerCase();
      return [...business[side][kind].values()]
        .filter((asset) => canUse(call, asset) && (!search || asset.name.toLowerCase().includes(search)))
        .map((asset) =>
          assetRef(
            asset,
            side === "client" ? { permitted_tasks: permittedTasks(call, asset, business.id) } : undefined,
          ),
        );
    },
  };
}

function pixelsEdge(of: "AdsPixel" | "AdsDataset"): EdgeSpec<Business> {
  const owned = assetEdge("pixel", "owned");
  return {
    ...owned,
    of: of === "AdsDataset" ? "AdsPixel" : of,
    rows: (business, call, params) =>
      owned.rows(business, call, params).filter(({ value }) => {
        const asset = value as Asset;
        const named = !params.name_filter || asset.name.includes(params.name_filter);
        return named && (!params.id_filter || asset.id === params.id_filter);
      }),
  };
}

function igUsersEdge(): EdgeSpec<Business> {
  return {
    of: "IGUser",
    rows: (business, call) => {
      requireAssetScope(call, "instagram");
      if (!accessTo(call, business.id)) fail("100/33");
      return [...business.owned.instagram.values()]
        .filter((asset) => canUse(call, asset))
        .map((asset) => ref("IGUser", asset));
    },
  };
}

function claimsEdge(kind: PendingClaim["kind"], side: PendingClaim["side"]): EdgeSpec<Business> {
  const type = {
    page: "BusinessPageRequest",
    ad_account: "BusinessAdAccountRequest",
    app: "BusinessApplicationRequest",
  } as const;
  return {
    of: type[kind],
    rows: (business, call) => {
      requireAdmin(call, business.id);
      return business.claims
        .filter((claim) => claim.kind === kind && claim.side === side)
        .map((claim) => ref(type[kind], claim));
    },
  };
}

const grantJson = (asset: Asset, grant: Grant): Json => ({
  id: asset.id,
  permitted_tasks: grant.permittedTasks,
  access_status: grant.status,
  access_requested_time: isoTime(grant.requestedTime),
  access_updated_time: isoTime(grant.updatedTime),
});

/** What a client gave us, as the permission lists of its row (docs: Partners and requests). */
function clientExtras(business: Business, client: Business): Record<string, Json> {
  const list = (kind: AssetKind) =>
    [...business.client[kind].values()].flatMap((asset) => {
      const grant = asset.sharedWith.get(business.id);
      return grant && asset.ownerId === client.id ? [grantJson(asset, grant)] : [];
    });
  return { page_permissions: list("page"), adaccount_permissions: list("ad_account") };
}

function partnersEdge(
  list: (business: Business, call: GraphCall) => NodeRef[],
  extras: readonly string[] = [],
): EdgeSpec<Business> {
  return {
    of: "Business",
    extras,
    rows: (business, call) => {
      requireAdmin(call, business.id);
      return list(business, call);
    },
  };
}

export const businessSpec: NodeSpec<Business> = {
  id: ({ id }) => id,
  defaults: ["id", "name"],
  fields: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    link: ({ id }) => `https://www.facebook.com/${id}`,
    verification_status: ({ verificationStatus }) => verificationStatus,
    two_factor_type: own(({ twoFactorType }) => twoFactorType),
    primary_page: own(({ primaryPageId }, call) => {
      const page = primaryPageId ? call.env.world.data.entity(primaryPageId) : undefined;
      return page?.type === "asset" ? assetRef(page) : undefined;
    }),
    profile_picture_uri: ({ id }) => `https://scontent.example/business/${id}.png`,
    timezone_id: own(({ timezoneId }) => timezoneId),
    vertical: own(({ vertical }) => vertical),
    vertical_id: own(({ vertical }) => vertical.length),
    created_time: own(({ createdTime }) => isoTime(createdTime)),
    updated_time: own(({ updatedTime }) => isoTime(updatedTime)),
    extended_updated_time: own(({ updatedTime }) => isoTime(updatedTime)),
    created_by: own(({ members }) => {
      const first = members.values().next().value;
      return first ? { id: first.id, name: first.name } : undefined;
    }),
    is_hidden: () => false,
    block_offline_analytics: own(() => false),
    whatsapp_business_manager_messaging_limit: own(() => "TIER_250"),
  },
  edges: {
    business_users: {
      of: "BusinessUser",
      extras: ["role"],
      total: "asked",
      count: ({ members }) => members.size,
      rows: (business, call) => {
        requireAdmin(call, business.id);
        const title = call.env.switches.roleCase === "title";
        const [admin, employee] = title ? (["Admin", "Employee"] as const) : (["ADMIN", "EMPLOYEE"] as const);
        const extras = { admin: { role: admin }, employee: { role: employee } };
        const shown = Math.max(0, business.members.size - call.env.switches.hiddenMembers);
        return [...business.members.values()]
          .slice(0, shown)
          .map((member) => ref("BusinessUser", member, member.role === "ADMIN" ? extras.admin : extras.employee));
      },
    },
    pending_users: {
      of: "BusinessRoleRequest",
      total: "always",
      rows: (business, call, { email }) => {
        requireAdmin(call, business.id);
        return [...business.invitations.values()]
          .filter((invitation) => !email || invitation.email === email)
          .map((invitation) => ref("BusinessRoleRequest", invitation));
      },
    },
    system_users: {
      of: "SystemUser",
      extras: ["role"],
      total: "asked",
      rows: (business, call) => {
        requireAdmin(call, business.id);
        return [...business.systemUsers.values()].map((user) => ref("SystemUser", user, { role: user.role }));
      },
    },
    owned_pages: assetEdge("page", "owned"),
    client_pages: assetEdge("page", "client"),
    owned_ad_accounts: assetEdge("ad_account", "owned"),
    client_ad_accounts: assetEdge("ad_account", "client"),
    owned_apps: assetEdge("app", "owned"),
    client_apps: assetEdge("app", "client"),
    owned_product_catalogs: assetEdge("product_catalog", "owned"),
    client_product_catalogs: assetEdge("product_catalog", "client"),
    owned_pixels: assetEdge("pixel", "owned"),
    client_pixels: assetEdge("pixel", "client"),
    adspixels: pixelsEdge("AdsPixel"),
    ads_dataset: pixelsEdge("AdsDataset"),
    owned_instagram_assets: assetEdge("instagram", "owned"),
    client_instagram_assets: assetEdge("instagram", "client"),
    instagram_accounts: igUsersEdge(),
    owned_instagram_accounts: igUsersEdge(),
    instagram_business_accounts: igUsersEdge(),
    owned_whatsapp_business_accounts: assetEdge("whatsapp", "owned"),
    client_whatsapp_business_accounts: assetEdge("whatsapp", "client"),
    business_asset_groups: assetEdge("asset_group", "owned"),
    agencies: partnersEdge((business, call) =>
      call.env.world.data.agenciesOf(business).map((agency) => ref("Business", agency)),
    ),
    clients: partnersEdge(
      (business, call) =>
        call.env.world.data
          .clientsOf(business)
          .map((client) => ref("Business", client, clientExtras(business, client))),
      ["page_permissions", "adaccount_permissions"],
    ),
    owned_businesses: partnersEdge((business, call) =>
      [...business.children].map((id) => ref("Business", call.env.world.data.business(id))),
    ),
    pending_owned_pages: claimsEdge("page", "owned"),
    pending_client_pages: claimsEdge("page", "client"),
    pending_owned_ad_accounts: claimsEdge("ad_account", "owned"),
    pending_client_ad_accounts: claimsEdge("ad_account", "client"),
    pending_client_apps: claimsEdge("app", "client"),
  },
};
