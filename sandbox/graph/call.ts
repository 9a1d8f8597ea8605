import { fail } from "../errors.ts";
import type { Switches } from "../switches.ts";
import type { TokenBook, TokenRecord } from "../tokens.ts";
import type { World } from "../worlds/truth.ts";
import type { Asset, Business, Entity } from "../worlds/types.ts";

/** What every logical call of the Graph API shares within one sandbox. */
export interface GraphEnvironment {
  world: World;
  tokens: TokenBook;
  switches: Switches;
  pageCap: number;
  rowBudget: number;
  /** Raised by `expireCursors`; older cursors are refused. */
  cursorGeneration: number;
  now: () => number;
}

/** What the caller may do in one portfolio. */
export interface Access {
  businessId: string;
  admin: boolean;
  /** The member or system user that acts. */
  holderId: string;
}

/** One logical call: a plain request, or one item of a batch. */
export interface GraphCall {
  env: GraphEnvironment;
  method: "GET" | "POST" | "DELETE";
  version: string;
  path: string[];
  params: Record<string, string>;
  token: TokenRecord;
  /** The token was a parameter, so paging links repeat it (docs: Paging). */
  tokenInLinks: boolean;
  access: Access[];
  rows: number;
}

export function accessTo(call: GraphCall, businessId: string): Access | undefined {
  return call.access.find((access) => access.businessId === businessId);
}

/** Refuses calls whose token lacks a scope (docs: Who am I, what may I do). */
export function requireScope(call: GraphCall, scope: string): void {
  if (call.token.scopes.includes(scope)) return;
  if (scope === "ads_management") fail("294");
  fail("200", { message: `(#200) Requires ${scope} permission to manage the object` });
}

/** People of a portfolio are for its admins, human or system (docs: System users). */
export function requireAdmin(call: GraphCall, businessId: string): void {
  requireScope(call, "business_management");
  const access = accessTo(call, businessId);
  if (!access) fail("100/33");
  if (!access.admin) fail("10/manage");
}

/** An admin reaches everything of the portfolio; others only what they are assigned. */
export function canUse(call: GraphCall, asset: Asset): boolean {
  const { data } = call.env.world;
  return call.access.some(
    ({ businessId, admin, holderId }) =>
      data.reaches(asset, businessId) && (admin || data.assignments.get(holderId, asset.id) !== undefined),
  );
}

/** The portfolio through which the caller reaches the asset: the owner's if it can. */
export function portfolioFor(call: GraphCall, asset: Asset): Access | undefined {
  return (
    accessTo(call, asset.ownerId) ?? call.access.find((access) => call.env.world.data.reaches(asset, access.businessId))
  );
}

export function isPartner(call: GraphCall, business: Business): boolean {
  const { data } = call.env.world;
  return call.access.some(({ businessId }) => {
    const own = data.business(businessId);
    return (
      own.children.has(business.id) || data.agenciesOf(own).includes(business) || data.clientsOf(own).includes(business)
    );
  });
}

/** Whether the token sees this object at all; if not, Graph says code 100, subcode 33. */
export function canSee(call: GraphCall, entity: Entity): boolean {
  switch (entity.type) {
    case "business":
      return accessTo(call, entity.id) !== undefined || isPartner(call, entity);
    case "asset":
      return canUse(call, entity);
    case "member":
    case "system_user": {
      const access = accessTo(call, entity.businessId);
      return access !== undefined && (access.admin || access.holderId === entity.id);
    }
    case "invitation":
      return accessTo(call, entity.businessId)?.admin === true;
  }
}
