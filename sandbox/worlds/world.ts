import { createRandom, type Random } from "../random.ts";
import { AssignmentBook } from "./assignment-book.ts";
import { createIds, type IdMaker } from "./ids.ts";
import { type App, type Asset, type Business, type Entity, emptyShelf, type Grant, type Person } from "./types.ts";

/** Everything is created at or before this moment, so that a world does not depend on the day it is built. */
export const worldEpoch = Date.UTC(2026, 10, 1);

/** The plain data of a sandbox: entities, indexes, and how they hang together. */
export class WorldData {
  readonly seed: number;
  readonly random: Random;
  readonly ids: IdMaker;
  /** Stands still at the epoch while the world is built, then follows the sandbox's clock. */
  now: () => number = () => worldEpoch;
  readonly businesses = new Map<string, Business>();
  readonly apps = new Map<string, App>();
  readonly people = new Map<string, Person>();
  readonly assignments = new AssignmentBook();
  readonly #entities = new Map<string, Entity>();

  constructor(seed: number, label: string) {
    this.seed = seed;
    this.random = createRandom(`${label}:${seed}`);
    this.ids = createIds(this.random);
  }

  /** Any object by its id; system users also by the id that Business settings shows. */
  entity(id: string): Entity | undefined {
    return this.#entities.get(id);
  }

  register(entity: Entity): void {
    this.#entities.set(entity.id, entity);
    if (entity.type === "system_user") this.#entities.set(entity.settingsId, entity);
  }

  unregister(entity: Entity): void {
    this.#entities.delete(entity.id);
    if (entity.type === "system_user") this.#entities.delete(entity.settingsId);
  }

  /** The practice portfolios, in the order they were built. */
  get portfolios(): Business[] {
    return [...this.businesses.values()].filter((business) => business.practice);
  }

  business(id: string): Business {
    const found = this.businesses.get(id);
    if (!found) throw new Error(`no business ${id} in this world`);
    return found;
  }

  newBusiness(name: string, appId: string, practice: boolean, domain: string): Business {
    const business: Business = {
      type: "business",
      id: this.ids.business(),
      name,
      practice,
      domain,
      appId,
      verificationStatus: this.random.pick(["verified", "verified", "not_verified", "pending"]),
      twoFactorType: this.random.pick(["none", "admin_required", "all_required"]),
      timezoneId: this.random.int(1, 140),
      vertical: this.random.pick(["ADVERTISING", "RETAIL", "TRAVEL", "CONSUMER_PACKAGED_GOODS"]),
      createdTime: worldEpoch - this.random.int(400, 3000) * 86_400_000,
      updatedTime: worldEpoch - this.random.int(1, 300) * 86_400_000,
      members: new Map(),
      invitations: new Map(),
      systemUsers: new Map(),
      owned: emptyShelf(),
      client: emptyShelf(),
      children: new Set(),
      claims: [],
    };
    this.businesses.set(business.id, business);
    this.register(business);
    return business;
  }

  putAsset(asset: Asset): Asset {
    this.register(asset);
    this.business(asset.ownerId).owned[asset.kind].set(asset.id, asset);
    return asset;
  }

  dropAsset(asset: Asset): void {
    for (const businessId of [...asset.sharedWith.keys()]) this.unshare(asset, businessId);
    this.business(asset.ownerId).owned[asset.kind].delete(asset.id);
    for (const group of this.business(asset.ownerId).owned.asset_group.values()) group.contains.delete(asset.id);
    this.assignments.dropAsset(asset.id);
    this.unregister(asset);
  }

  share(asset: Asset, businessId: string, permittedTasks: string[], status: Grant["status"] = "CONFIRMED"): void {
    const at = this.now();
    asset.sharedWith.set(businessId, { permittedTasks, status, requestedTime: at, updatedTime: at });
    if (status === "CONFIRMED") this.business(businessId).client[asset.kind].set(asset.id, asset);
  }

  /** Ends a partner's access; its people and system users lose their assignments on the asset. */
  unshare(asset: Asset, businessId: string): boolean {
    if (!asset.sharedWith.delete(businessId)) return false;
    this.businesses.get(businessId)?.client[asset.kind].delete(asset.id);
    for (const assignment of this.assignments.ofAsset(asset.id)) {
      if (assignment.businessId === businessId) this.assignments.delete(assignment.holderId, asset.id);
    }
    return true;
  }

  /** Gives an asset to another business; what people of the old owner had on it ends. */
  transfer(asset: Asset, businessId: string): void {
    const former = asset.ownerId;
    this.unshare(asset, businessId);
    this.business(former).owned[asset.kind].delete(asset.id);
    asset.ownerId = businessId;
    this.business(businessId).owned[asset.kind].set(asset.id, asset);
    for (const assignment of this.assignments.ofAsset(asset.id)) {
      if (assignment.businessId === former) this.assignments.delete(assignment.holderId, asset.id);
    }
  }

  /** Partners that have assets of this business. */
  agenciesOf(business: Business): Business[] {
    const ids = new Set<string>();
    for (const shelf of Object.values(business.owned)) {
      for (const asset of shelf.values()) for (const id of asset.sharedWith.keys()) ids.add(id);
    }
    return [...ids].flatMap((id) => this.businesses.get(id) ?? []);
  }

  /** Partners that gave assets to this business. */
  clientsOf(business: Business): Business[] {
    const ids = new Set<string>();
    for (const shelf of Object.values(business.client)) for (const asset of shelf.values()) ids.add(asset.ownerId);
    return [...ids].flatMap((id) => this.businesses.get(id) ?? []);
  }

  /** What this business may do with the asset: everything as owner, the granted tasks as partner, or nothing. */
  permitted(asset: Asset, businessId: string): string[] | undefined {
    if (asset.ownerId === businessId) return undefined;
    return asset.sharedWith.get(businessId)?.permittedTasks;
  }

  /** True when the business owns the asset or has confirmed access to it. */
  reaches(asset: Asset, businessId: string): boolean {
    return asset.ownerId === businessId || asset.sharedWith.get(businessId)?.status === "CONFIRMED";
  }
}
