import { give } from "./build-assignments.ts";
import { randomPerson } from "./build-people.ts";
import { makeAsset, makeMember } from "./make.ts";
import { bundlesOf } from "./tasks.ts";
import type { Asset, AssetKind, Business } from "./types.ts";
import type { WorldData } from "./world.ts";

const mix: [AssetKind, number][] = [
  ["page", 0.4],
  ["ad_account", 0.24],
  ["pixel", 0.1],
  ["instagram", 0.09],
  ["product_catalog", 0.07],
  ["whatsapp", 0.04],
  ["asset_group", 0.04],
  ["app", 0.02],
];

const shareable: readonly AssetKind[] = ["page", "ad_account", "product_catalog", "pixel", "instagram"];

/** Exactly `count` kinds in the usual mix, at least one of each, Pages making up for the rounding. */
function kindsFor(count: number): AssetKind[] {
  const kinds = mix
    .slice(1)
    .flatMap(([kind, share]) => Array<AssetKind>(Math.max(1, Math.floor(count * share))).fill(kind));
  return [...Array<AssetKind>(Math.max(1, count - kinds.length)).fill("page"), ...kinds];
}

/** What a partner gets on a shared asset: one whole bundle, often less than everything. */
export function sharedTasks(data: WorldData, kind: AssetKind): string[] {
  const bundles = bundlesOf[kind];
  return [...(data.random.chance(0.3) ? (bundles[0] ?? []) : data.random.pick(bundles))];
}

/** `count` assets in all: owned ones, the app that the token belongs to, and a share given by the clients. */
export function buildAssets(
  data: WorldData,
  business: Business,
  count: number,
  clients: readonly Business[],
  appAsset: Asset,
) {
  const { random } = data;
  if (appAsset.ownerId !== business.id) data.share(appAsset, business.id, []);
  for (const kind of kindsFor(count - 1)) {
    // The first of a kind is always our own and the second a client's, so that every world has both.
    const before = business.owned[kind].size + business.client[kind].size;
    const luck = before > 1 ? random.chance(0.2) : before === 1;
    const fromClient = clients.length > 0 && shareable.includes(kind) && luck;
    const owner = fromClient ? random.pick(clients) : business;
    const asset = makeAsset(data, owner, kind);
    if (fromClient) data.share(asset, business.id, sharedTasks(data, kind));
  }
  const pages = [...business.owned.page.values()];
  const first = pages[0] ?? makeAsset(data, business, "page");
  business.primaryPageId = first.id;
  const groupable = (["page", "ad_account", "pixel", "instagram", "product_catalog"] as const).flatMap((kind) => [
    ...business.owned[kind].values(),
  ]);
  for (const group of business.owned.asset_group.values()) {
    for (const asset of random.sample(groupable, random.int(2, 12))) group.contains.add(asset.id);
  }
}

/** Gives every agency some of our assets, and its own people work on them. */
export function shareWithAgencies(data: WorldData, business: Business, agencies: readonly Business[]): void {
  const { random } = data;
  const ours = shareable.flatMap((kind) => [...business.owned[kind].values()]);
  for (const agency of agencies) {
    if (agency.members.size === 0) {
      for (let i = random.int(2, 5); i > 0; i -= 1) {
        const person = randomPerson(data, agency.domain);
        makeMember(data, agency, { person, role: i === 1 ? "ADMIN" : "EMPLOYEE" });
      }
    }
    for (const asset of random.sample(ours, Math.min(40, Math.max(2, Math.round(ours.length * 0.08))))) {
      data.share(asset, agency.id, sharedTasks(data, asset.kind));
      for (const member of random.sample([...agency.members.values()], random.int(0, 2)))
        give(data, agency, member, asset);
    }
  }
}

/** A few requests nobody has answered yet. */
export function buildClaims(data: WorldData, business: Business, clients: readonly Business[]): void {
  const client = clients[0];
  if (!client) return;
  const claim = (kind: "page" | "ad_account" | "app", side: "owned" | "client") => {
    business.claims.push({ id: data.ids.other(), kind, side, assetId: makeAsset(data, client, kind).id });
  };
  claim("page", "client");
  claim("ad_account", "client");
  claim("ad_account", "owned");
}
