export const assetKinds = [
  "page",
  "ad_account",
  "product_catalog",
  "pixel",
  "instagram",
  "whatsapp",
  "asset_group",
  "app",
] as const;
export type AssetKind = (typeof assetKinds)[number];

export type WorldSize = "small" | "medium" | "large" | "many";
export type Role = "ADMIN" | "EMPLOYEE" | "DEVELOPER" | "FINANCE_EDITOR" | "FINANCE_ANALYST" | (string & {});

/** A human being; the id is the plain Facebook id that `assigned_users` must refuse (subcode 1752100). */
export interface Person {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
}

/** A membership of a portfolio (docs: BusinessUser). */
export interface Member {
  type: "member";
  id: string;
  businessId: string;
  personId: string;
  name: string;
  firstName: string;
  lastName: string;
  email?: string;
  pendingEmail?: string;
  title?: string;
  role: Role;
  tasks: string[];
  financePermission?: string;
  ipPermission?: string;
  twoFacStatus?: string;
  markedForRemoval: boolean;
  roleRequestId?: string;
}

/** Somebody invited who has not accepted (docs: BusinessRoleRequest). */
export interface Invitation {
  type: "invitation";
  id: string;
  businessId: string;
  email: string;
  role: Role;
  tasks: string[];
  financeRole?: string;
  status: string;
  inviteLink: string;
  invitedUserType: string[];
  createdBy: string;
  createdTime: number;
  updatedTime: number;
  expirationTime: number;
}

export interface SystemUser {
  type: "system_user";
  id: string;
  /** The id shown in Business settings; Graph may use another, app-scoped one. */
  settingsId: string;
  businessId: string;
  name: string;
  role: "ADMIN" | "EMPLOYEE";
  createdTime: number;
  createdBy?: string;
  financePermission?: string;
  installedApps: Set<string>;
}

export interface Grant {
  permittedTasks: string[];
  status: "CONFIRMED" | "PENDING" | "CLIENT_RESPONSE_PENDING";
  requestedTime: number;
  updatedTime: number;
}

export interface Asset {
  type: "asset";
  kind: AssetKind;
  id: string;
  name: string;
  ownerId: string;
  /** Partner businesses that may use the asset, by business id. */
  sharedWith: Map<string, Grant>;
  /** Kind-specific values under their API field names, such as `category` or `currency`. */
  details: Record<string, string | number | boolean>;
  /** Only for asset groups: the ids of the contained assets. */
  contains: Set<string>;
}

export interface App {
  id: string;
  name: string;
  secret: string;
  /** The ads access tier: limited (`development_access`) or full (`standard_access`). */
  tier: "limited" | "full";
  requireSecret: boolean;
}

/** A holder's tasks on an asset; asset groups carry one list per contained type. */
export interface Assignment {
  holderId: string;
  holderKind: "member" | "system_user";
  businessId: string;
  assetKind: AssetKind;
  assetId: string;
  tasks: string[];
  groupTasks?: Record<string, string[]>;
}

export interface PendingClaim {
  id: string;
  kind: "page" | "ad_account" | "app";
  side: "owned" | "client";
  assetId: string;
}

type Shelf = Record<AssetKind, Map<string, Asset>>;

/** A portfolio, or a partner of which only a little is known. */
export interface Business {
  type: "business";
  id: string;
  name: string;
  practice: boolean;
  domain: string;
  appId: string;
  verificationStatus: string;
  twoFactorType: string;
  primaryPageId?: string;
  timezoneId: number;
  vertical: string;
  createdTime: number;
  updatedTime: number;
  members: Map<string, Member>;
  invitations: Map<string, Invitation>;
  systemUsers: Map<string, SystemUser>;
  owned: Shelf;
  client: Shelf;
  children: Set<string>;
  claims: PendingClaim[];
}

export type Entity = Business | Member | Invitation | SystemUser | Asset;

export function emptyShelf(): Shelf {
  return {
    page: new Map(),
    ad_account: new Map(),
    product_catalog: new Map(),
    pixel: new Map(),
    instagram: new Map(),
    whatsapp: new Map(),
    asset_group: new Map(),
    app: new Map(),
  };
}
