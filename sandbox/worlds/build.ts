import { buildAssets, buildClaims, shareWithAgencies } from "./build-assets.ts";
import { buildAssignments } from "./build-assignments.ts";
import { buildInvitations, buildMembers, buildSystemUsers, randomPerson } from "./build-people.ts";
import { makeAsset } from "./make.ts";
import { agencyNames } from "./names.ts";
import type { Asset, Business, Person, WorldSize } from "./types.ts";
import { WorldData } from "./world.ts";

/** The provider's app of the default set-up. */
export const defaultAppId = "2965389650414399";

interface Plan {
  name: string;
  members: number;
  assets: number;
  assignments: number;
  invitations: number;
  regular: number;
  agencies: number;
  clients: number;
}

const plans: Record<Exclude<WorldSize, "many">, Plan> = {
  small: {
    name: "Kestrel Outfitters",
    members: 12,
    assets: 24,
    assignments: 60,
    invitations: 3,
    regular: 2,
    agencies: 1,
    clients: 1,
  },
  medium: {
    name: "Nordlicht Média",
    members: 300,
    assets: 400,
    assignments: 3000,
    invitations: 14,
    regular: 4,
    agencies: 2,
    clients: 2,
  },
  large: {
    name: "Tramontana Group",
    members: 5000,
    assets: 3000,
    assignments: 60_000,
    invitations: 160,
    regular: 6,
    agencies: 2,
    clients: 2,
  },
};

const names = [
  "Kestrel Outfitters",
  "Nordlicht Média",
  "Café Central",
  "Piñata Foods",
  "Høyde Sport",
  "Atelier Živa",
  "Lumen Travel",
  "Marigold Books",
  "株式会社みどり",
  "Quartz Mobility",
  "Salzburg Brewing",
  "Bluebird Living",
  "Ελιά Foods",
  "İzmir Kozmetik",
  "Tramontana Studios",
  "Kestrel Outfitters EU",
  "Orchard & Sons",
  "Велика Кухня",
  "Nordlicht Media",
  "Zephyr Kitchen",
];

const slug = (name: string) =>
  name
    .normalize("NFD")
    .replace(/[^A-Za-z]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase() || "company";

/** Builds a world: the same size and seed give the same ids, names and assignments every time. */
export function buildWorld(size: WorldSize, seed: number, now: () => number): WorldData {
  const data = new WorldData(seed, size);
  const appAsset = addApp(data, defaultAppId, "Cerby Assets Manager", "Cerby, Inc.");
  const second = addApp(data, "1084910789409157", "Global Assets Manager", "Cerby Labs, Inc.");
  if (size === "many") buildMany(data, appAsset, second);
  else {
    const plan = plans[size];
    const agencies = partners(data, plan.agencies, 0);
    const clients = partners(data, plan.clients, 3);
    buildPortfolio(data, plan, appAsset, agencies, clients, []);
  }
  data.now = now;
  return data;
}

/** An app with its owner; a portfolio can use it once it owns it or got it shared. */
export function addApp(data: WorldData, id: string, name: string, owner: string): Asset {
  const vendor = data.newBusiness(owner, id, false, `${slug(owner)}.example`);
  const secret = Array.from({ length: 32 }, () => data.random.int(0, 15).toString(16)).join("");
  data.apps.set(id, { id, name, secret, tier: "full", requireSecret: false });
  return makeAsset(data, vendor, "app", { id, name });
}

function partners(data: WorldData, count: number, offset: number): Business[] {
  return Array.from({ length: count }, (_, i) => {
    const name = agencyNames[(i + offset) % agencyNames.length] ?? "Partner";
    return data.newBusiness(name, defaultAppId, false, `${slug(name)}.example`);
  });
}

function buildPortfolio(
  data: WorldData,
  plan: Plan,
  app: Asset,
  agencies: Business[],
  clients: Business[],
  people: Person[],
) {
  const business = data.newBusiness(plan.name, app.id, true, `${slug(plan.name)}.example`);
  buildMembers(data, business, plan.members, people);
  buildSystemUsers(data, business, plan.regular);
  buildInvitations(data, business, plan.invitations);
  buildAssets(data, business, plan.assets, clients, app);
  buildAssignments(data, business, plan.assignments);
  shareWithAgencies(data, business, agencies);
  buildClaims(data, business, clients);
  if (plan.members > 100) {
    business.children.add(data.newBusiness(`${plan.name} Franchise`, app.id, false, business.domain).id);
  }
}

function buildMany(data: WorldData, app: Asset, second: Asset): void {
  const { random } = data;
  const agencies = partners(data, 5, 0);
  const clients = partners(data, 3, 5);
  const pool = Array.from({ length: 60 }, () => randomPerson(data, "holding.example"));
  for (const name of names) {
    const members = random.int(18, 60);
    const assets = random.int(30, 90);
    const plan = {
      name,
      members,
      assets,
      assignments: members * random.int(2, 6),
      invitations: random.int(2, 8),
      regular: random.int(0, 3),
      agencies: 0,
      clients: 0,
    };
    const shared = random.sample(pool, random.int(2, 6));
    const ours = random.sample(agencies, random.int(1, 2));
    buildPortfolio(
      data,
      plan,
      random.chance(0.8) ? app : second,
      ours,
      random.sample(clients, random.int(1, 2)),
      shared,
    );
  }
}
