import { knownNames, type TypeName } from "../known-names.ts";
import type { NodeSpec, NodeValues } from "../spec.ts";
import { activitySpec } from "./activities.ts";
import {
  adAccountSpec,
  applicationSpec,
  assetGroupSpec,
  catalogSpec,
  claimSpec,
  igUserSpec,
  instagramSpec,
  pageSpec,
  pixelSpec,
  whatsappSpec,
} from "./assets.ts";
import { businessSpec } from "./business.ts";
import { permissionSpec, selfEdges, userSpec } from "./caller.ts";
import { assignedUserSpec, businessUserSpec, roleRequestSpec, systemUserSpec } from "./people.ts";

const specs: { [K in TypeName]: NodeSpec<NodeValues[K]> } = {
  Business: businessSpec,
  BusinessUser: businessUserSpec,
  BusinessRoleRequest: roleRequestSpec,
  SystemUser: { ...systemUserSpec, edges: { ...systemUserSpec.edges, ...selfEdges } },
  AssignedUser: assignedUserSpec,
  Page: pageSpec,
  AdAccount: adAccountSpec,
  ProductCatalog: catalogSpec,
  AdsPixel: pixelSpec,
  InstagramBusinessAsset: instagramSpec,
  IGUser: igUserSpec,
  WhatsAppBusinessAccount: whatsappSpec,
  BusinessAssetGroup: assetGroupSpec,
  Application: applicationSpec,
  AdActivity: activitySpec,
  BusinessPageRequest: claimSpec("page"),
  BusinessAdAccountRequest: claimSpec("ad_account"),
  BusinessApplicationRequest: claimSpec("application"),
  Permission: permissionSpec,
  User: userSpec,
};

/** How a type is read; a reference always carries a value of its own type, which `ref` sees to. */
export function specOf(type: TypeName): NodeSpec<never> {
  return specs[type];
}

const sets = new Map<TypeName, { fields: Set<string>; edges: Set<string> }>();

/** What Meta documents for a type, whether the sandbox plays it or not. */
export function documented(type: TypeName): { fields: Set<string>; edges: Set<string> } {
  let found = sets.get(type);
  if (!found) {
    const { fields, edges } = knownNames[type];
    found = { fields: new Set(fields.split(" ")), edges: new Set(edges.split(" ")) };
    sets.set(type, found);
  }
  return found;
}
