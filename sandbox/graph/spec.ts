import type { Json } from "../json.ts";
import type { Asset, Assignment, Business, Invitation, Member, PendingClaim, SystemUser } from "../worlds/types.ts";
import type { GraphCall } from "./call.ts";
import type { TypeName } from "./known-names.ts";

export interface Activity {
  [field: string]: Json;
}

export interface PermissionRow {
  permission: string;
  status: string;
}

/** The caller of a personal token, or the client side of a business-integration system user. */
export interface Caller {
  id: string;
  name: string;
}

/** What stands behind a node of each type. */
export interface NodeValues {
  Business: Business;
  BusinessUser: Member;
  BusinessRoleRequest: Invitation;
  SystemUser: SystemUser;
  AssignedUser: Assignment;
  Page: Asset;
  AdAccount: Asset;
  ProductCatalog: Asset;
  AdsPixel: Asset;
  InstagramBusinessAsset: Asset;
  IGUser: Asset;
  WhatsAppBusinessAccount: Asset;
  BusinessAssetGroup: Asset;
  Application: Asset;
  AdActivity: Activity;
  BusinessPageRequest: PendingClaim;
  BusinessAdAccountRequest: PendingClaim;
  BusinessApplicationRequest: PendingClaim;
  Permission: PermissionRow;
  User: Caller;
}

/** A node in an answer, with the extra fields its edge adds to the row. */
export interface NodeRef {
  type: TypeName;
  value: unknown;
  extra?: Record<string, Json | undefined>;
  /** Extra fields that come without being asked for. */
  extraDefaults?: readonly string[];
}

export function ref<K extends TypeName & keyof NodeValues>(
  type: K,
  value: NodeValues[K],
  extra?: Record<string, Json | undefined>,
  extraDefaults?: readonly string[],
): NodeRef {
  return { type, value, ...(extra && { extra }), ...(extraDefaults && { extraDefaults }) };
}

export interface EdgeSpec<T> {
  of: TypeName;
  /** Names of the extra row fields, so that a wrong field is refused even when there are no rows. */
  extras?: readonly string[];
  /** `summary.total_count`: on request, or always (docs: Paging). */
  total?: "asked" | "always";
  /** What `total_count` says when it is not the number of rows. */
  count?(node: T): number;
  /** May come in short or empty pages when that switch is on. */
  shortable?: boolean;
  rows(node: T, call: GraphCall, params: Record<string, string>): NodeRef[];
}

export interface NodeSpec<T> {
  /** Absent for rows without an id. */
  id?(node: T): string;
  defaults: readonly string[];
  /** Plain JSON, or a node that can be expanded further. */
  fields: Record<string, (node: T, call: GraphCall) => Json | NodeRef | undefined>;
  edges: Record<string, EdgeSpec<T>>;
}

export function isRef(value: Json | NodeRef): value is NodeRef {
  return typeof value === "object" && value !== null && "type" in value && "value" in value;
}
