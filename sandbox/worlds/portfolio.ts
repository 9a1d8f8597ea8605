import {
  type Asset,
  type AssetKind,
  type Assignment,
  assetKinds,
  type Business,
  type Invitation,
  type Member,
  type SystemUser,
} from "./types.ts";
import type { WorldData } from "./world.ts";

/** The truth of one portfolio, always read live. */
export class Portfolio {
  readonly business: Business;
  readonly #data: WorldData;

  constructor(data: WorldData, business: Business) {
    this.#data = data;
    this.business = business;
  }

  get id(): string {
    return this.business.id;
  }

  get name(): string {
    return this.business.name;
  }

  get appId(): string {
    return this.business.appId;
  }

  get members(): Member[] {
    return [...this.business.members.values()];
  }

  get admins(): Member[] {
    return this.members.filter(({ role }) => role === "ADMIN");
  }

  /** What `pending_users` lists: invitations that are not accepted, also expired ones. */
  get invitations(): Invitation[] {
    return [...this.business.invitations.values()];
  }

  get systemUsers(): SystemUser[] {
    return [...this.business.systemUsers.values()];
  }

  get adminSystemUser(): SystemUser | undefined {
    return this.systemUsers.find(({ role }) => role === "ADMIN");
  }

  owned(kind: AssetKind): Asset[] {
    return [...this.business.owned[kind].values()];
  }

  client(kind: AssetKind): Asset[] {
    return [...this.business.client[kind].values()];
  }

  /** Owned and client assets, of one kind or of all. */
  assets(kind?: AssetKind): Asset[] {
    return (kind ? [kind] : assetKinds).flatMap((each) => [...this.owned(each), ...this.client(each)]);
  }

  /** Every (member or system user of this portfolio, asset, tasks). */
  get assignments(): Assignment[] {
    return [...this.members, ...this.systemUsers].flatMap(({ id }) => this.#data.assignments.allOfHolder(id));
  }

  assignmentsOf(holderId: string): Assignment[] {
    return this.#data.assignments.allOfHolder(holderId);
  }

  get agencies(): Business[] {
    return this.#data.agenciesOf(this.business);
  }

  get clients(): Business[] {
    return this.#data.clientsOf(this.business);
  }
}
