/** Behaviours of Meta that are not certain, or differ from portfolio to portfolio. Tests flip them at any time. */
export interface Switches {
  /** `assigned_ads_pixels` on people: documented once, not in the specification (docs: A person's assignments). */
  assignedAdsPixels: boolean;
  /** Page `assigned_users` POST is refused without `business` (docs: assigned_users, rules). */
  pageAssignNeedsBusiness: boolean;
  /** Reading `assigned_users` of a Page needs the caller's own assignment on it (docs: System users). */
  pageNeedsAssignment: boolean;
  /** Sensitive changes answer `requires_admin_approval` and wait in `world.approvals`. */
  requiresAdminApproval: boolean;
  /** The code that an app of the limited tier gets when it manages people, ad accounts or Pages. */
  limitedTierCode: 3 | 10;
  /** WhatsApp edges need the scope `whatsapp_business_management`. */
  whatsappNeedsScope: boolean;
  /** The app may not use the `agencies` writes. */
  agenciesClosed: boolean;
  /** Some pages of rows are shorter than `limit`, or empty, and still have `next`. */
  shortPages: "some" | "none";
  /** A cursor may not reach further than this row (docs: Paging, too deep). */
  cursorDepth: number;
  /** Spelling of the base role on the `business_users` edge; open in the contract. */
  roleCase: "upper" | "title";
  usageHeaders: "auto" | "always" | "never";
  /** Forces the code for exceeded limits instead of the one of the edge's use case. */
  limitCode: string | undefined;
  /** `business_users` leaves out this many rows at the end and still counts them (docs: People, warning). */
  hiddenMembers: number;
  /** business.facebook.com shows the login page. */
  loginWall: boolean;
}

export function defaultSwitches(): Switches {
  return {
    assignedAdsPixels: false,
    pageAssignNeedsBusiness: false,
    pageNeedsAssignment: false,
    requiresAdminApproval: false,
    limitedTierCode: 3,
    whatsappNeedsScope: false,
    agenciesClosed: false,
    shortPages: "none",
    cursorDepth: Number.POSITIVE_INFINITY,
    roleCase: "upper",
    usageHeaders: "auto",
    limitCode: undefined,
    hiddenMembers: 0,
    loginWall: false,
  };
}
