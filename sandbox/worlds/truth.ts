import { addApp } from "./build.ts";
import { flatGroupTasks } from "./build-assignments.ts";
import {
  type AssetInit,
  type InvitationInit,
  type MemberInit,
  makeAsset,
  makeInvitation,
  makeMember,
  makeSystemUser,
} from "./make.ts";
import { fullName } from "./names-of.ts";
import { Portfolio } from "./portfolio.ts";
import { defaultPermitted } from "./tasks.ts";
import type { App, Asset, AssetKind, Business, Invitation, Member, Role, SystemUser } from "./types.ts";
import type { WorldData } from "./world.ts";

/** A change that waits for a second admin (docs: Operations, `requires_admin_approval`). */
export interface PendingApproval {
  what: string;
  approve: () => void;
}

/**
 * The live truth of a sandbox: what a test compares an inventory with, and what it changes behind the client's back.
 * Every mutator acts like somebody in Business settings: no limits, no guards, no recorded call.
 */
export class World {
  readonly data: WorldData;
  readonly approvals: PendingApproval[] = [];

  constructor(data: WorldData) {
    this.data = data;
  }

  get portfolios(): Portfolio[] {
    return this.data.portfolios.map((business) => new Portfolio(this.data, business));
  }

  /** A portfolio by id; without one, the first. */
  portfolio(id?: string): Portfolio {
    const business = id ? this.data.business(id) : this.data.portfolios[0];
    if (!business) throw new Error("this world has no portfolio");
    return new Portfolio(this.data, business);
  }

  app(id?: string): App {
    const app = this.data.apps.get(id ?? this.portfolio().appId);
    if (!app) throw new Error(`no app ${id}`);
    return app;
  }

  member(id: string): Member {
    const found = this.data.entity(id);
    if (found?.type !== "member") throw new Error(`no member ${id}`);
    return found;
  }

  asset(id: string): Asset {
    const found = this.data.entity(id);
    if (found?.type !== "asset") throw new Error(`no asset ${id}`);
    return found;
  }

  addMember(businessId: string, init: MemberInit = {}): Member {
    return makeMember(this.data, this.data.business(businessId), init);
  }

  removeMember(id: string): void {
    const member = this.member(id);
    this.data.assignments.dropHolder(id);
    this.data.business(member.businessId).members.delete(id);
    this.data.unregister(member);
  }

  changeRole(id: string, role: Role): void {
    const member = this.member(id);
    member.role = role;
    member.tasks = [role];
    delete member.financePermission;
    if (role === "FINANCE_EDITOR") member.financePermission = "EDITOR";
    if (role === "FINANCE_ANALYST") member.financePermission = "ANALYST";
  }

  rename(id: string, firstName: string, lastName: string): void {
    Object.assign(this.member(id), { firstName, lastName, name: fullName(firstName, lastName) });
  }

  setEmail(id: string, email: string | undefined): void {
    const member = this.member(id);
    if (email === undefined) delete member.email;
    else member.email = email;
  }

  setTwoFactor(id: string, status: string | undefined): void {
    const member = this.member(id);
    if (status === undefined) delete member.twoFacStatus;
    else member.twoFacStatus = status;
  }

  addInvitation(businessId: string, init: InvitationInit): Invitation {
    return makeInvitation(this.data, this.data.business(businessId), init);
  }

  /** The invited person accepts: a member with a new id appears and the invitation is gone from `pending_users`. */
  accept(requestId: string, firstName = "New", lastName = "Member"): Member {
    const invitation = this.data.entity(requestId);
    if (invitation?.type !== "invitation") throw new Error(`no invitation ${requestId}`);
    const business = this.data.business(invitation.businessId);
    const { email, role, tasks } = invitation;
    const member = makeMember(this.data, business, {
      firstName,
      lastName,
      email,
      role,
      tasks,
      roleRequestId: requestId,
    });
    invitation.status = "ACCEPTED";
    invitation.updatedTime = this.data.now();
    business.invitations.delete(requestId);
    return member;
  }

  cancelInvitation(requestId: string): void {
    const invitation = this.data.entity(requestId);
    if (invitation?.type !== "invitation") throw new Error(`no invitation ${requestId}`);
    this.data.business(invitation.businessId).invitations.delete(requestId);
    this.data.unregister(invitation);
  }

  addSystemUser(businessId: string, name: string, role: "ADMIN" | "EMPLOYEE" = "EMPLOYEE"): SystemUser {
    return makeSystemUser(this.data, this.data.business(businessId), name, role);
  }

  removeSystemUser(id: string): void {
    const found = this.data.entity(id);
    if (found?.type !== "system_user") throw new Error(`no system user ${id}`);
    this.data.assignments.dropHolder(found.id);
    this.data.business(found.businessId).systemUsers.delete(found.id);
    this.data.unregister(found);
  }

  addAsset(businessId: string, kind: AssetKind, init: AssetInit = {}): Asset {
    return makeAsset(this.data, this.data.business(businessId), kind, init);
  }

  removeAsset(id: string): void {
    this.data.dropAsset(this.asset(id));
  }

  /** Sets a holder's whole task set on an asset; for asset groups give the tasks per contained type. */
  assign(holderId: string, assetId: string, tasks: string[] | Record<string, string[]>): void {
    const holder = this.data.entity(holderId);
    if (holder?.type !== "member" && holder?.type !== "system_user") throw new Error(`no holder ${holderId}`);
    const flat = Array.isArray(tasks) ? { tasks } : { tasks: flatGroupTasks(tasks), groupTasks: tasks };
    this.data.assignments.set({
      holderId: holder.id,
      holderKind: holder.type,
      businessId: holder.businessId,
      assetKind: this.asset(assetId).kind,
      assetId,
      ...flat,
    });
  }

  revoke(holderId: string, assetId: string): boolean {
    return this.data.assignments.delete(holderId, assetId);
  }

  /** Shares an asset with a partner business, which then may use these tasks. */
  share(assetId: string, businessId: string, permittedTasks?: string[]): void {
    const asset = this.asset(assetId);
    this.data.share(asset, businessId, permittedTasks ?? defaultPermitted(asset.kind));
  }

  unshare(assetId: string, businessId: string): boolean {
    return this.data.unshare(this.asset(assetId), businessId);
  }

  /** A new agency that gets the given assets of the portfolio (or its first Page). */
  addPartner(businessId: string, name: string, assetIds?: string[]): Business {
    const business = this.data.business(businessId);
    const partner = this.data.newBusiness(name, business.appId, false, "partner.example");
    for (const id of assetIds ?? [...business.owned.page.keys()].slice(0, 1)) this.share(id, partner.id);
    return partner;
  }

  /** Somebody answers a pending claim with yes: the asset becomes the portfolio's own, or a client's shared with it. */
  approveClaim(businessId: string, claimId: string): Asset {
    const business = this.data.business(businessId);
    const claim = business.claims.find(({ id }) => id === claimId);
    if (!claim) throw new Error(`no claim ${claimId}`);
    business.claims = business.claims.filter((other) => other !== claim);
    const known = this.data.entity(claim.assetId);
    if (known?.type !== "asset") return this.addAsset(businessId, claim.kind, { id: claim.assetId });
    if (claim.side === "owned") this.data.transfer(known, businessId);
    else this.share(known.id, businessId);
    return known;
  }

  /** An app of somebody else, which the portfolio can use once it is shared with it. */
  addApp(id: string, name: string, owner = `${name} Inc.`): App {
    addApp(this.data, id, name, owner);
    return this.app(id);
  }

  /** Ends the partnership in both directions. */
  removePartner(businessId: string, partnerId: string): void {
    for (const [own, other] of [
      [businessId, partnerId],
      [partnerId, businessId],
    ] as const) {
      for (const shelf of Object.values(this.data.business(own).owned)) {
        for (const asset of shelf.values()) this.data.unshare(asset, other);
      }
    }
  }

  /** Removes this many members at once, admins last: the case a safeguard must catch. */
  dropMany(businessId: string, count: number): Member[] {
    const members = [...this.data.business(businessId).members.values()];
    const order = [
      ...members.filter(({ role }) => role !== "ADMIN"),
      ...members.filter(({ role }) => role === "ADMIN"),
    ];
    const gone = order.slice(0, count);
    for (const member of gone) this.removeMember(member.id);
    return gone;
  }
}
