import type { AssetKind } from "../asset-kinds.ts";
import type { Asset } from "../store/records.ts";

/** A set of tasks that Meta hands out together. `name` is a key for the screen. */
export interface Bundle {
  name: BundleName;
  tasks: readonly string[];
}

export const BUNDLE_NAMES = [
  "everything",
  "manage",
  "createContent",
  "moderate",
  "advertise",
  "analyze",
  "campaigns",
  "performance",
  "mockups",
  "edit",
  "content",
  "develop",
  "templates",
] as const;
export type BundleName = (typeof BUNDLE_NAMES)[number];

/**
 * Graph docs (bundles), widest first. Page and ad account: documented, other combinations are refused with 100/1752129. The others:
 * made of the documented task values, because no combination of them is documented. A combination that is not listed here
 * is kept where it was read, and given again by an undo or a copy; it is never made up.
 */
export const BUNDLES: Readonly<Record<AssetKind, readonly Bundle[]>> = {
  page: [
    {
      name: "everything",
      tasks: ["MANAGE", "CREATE_CONTENT", "MODERATE", "MESSAGING", "ADVERTISE", "ANALYZE", "MANAGE_LEADS"],
    },
    { name: "manage", tasks: ["MANAGE", "CREATE_CONTENT", "MODERATE", "ADVERTISE", "ANALYZE"] },
    { name: "createContent", tasks: ["CREATE_CONTENT", "MODERATE", "ADVERTISE", "ANALYZE"] },
    { name: "moderate", tasks: ["MODERATE", "ADVERTISE", "ANALYZE"] },
    { name: "advertise", tasks: ["ADVERTISE", "ANALYZE"] },
    { name: "analyze", tasks: ["ANALYZE"] },
  ],
  adAccount: [
    { name: "manage", tasks: ["MANAGE", "ADVERTISE", "ANALYZE"] },
    { name: "campaigns", tasks: ["ADVERTISE", "ANALYZE"] },
    { name: "performance", tasks: ["ANALYZE"] },
    { name: "mockups", tasks: ["DRAFT"] },
  ],
  catalog: [
    { name: "manage", tasks: ["MANAGE", "ADVERTISE"] },
    { name: "advertise", tasks: ["ADVERTISE"] },
  ],
  pixel: [
    { name: "edit", tasks: ["EDIT", "UPLOAD", "ADVERTISE", "ANALYZE"] },
    { name: "advertise", tasks: ["ADVERTISE", "ANALYZE"] },
    { name: "analyze", tasks: ["ANALYZE"] },
  ],
  instagram: [
    { name: "everything", tasks: ["CONTENT", "MESSAGES", "COMMUNITY_ACTIVITY", "ADVERTISE", "ANALYZE"] },
    { name: "content", tasks: ["CONTENT", "COMMUNITY_ACTIVITY", "ANALYZE"] },
    { name: "advertise", tasks: ["ADVERTISE", "ANALYZE"] },
    { name: "analyze", tasks: ["ANALYZE"] },
  ],
  whatsapp: [
    { name: "manage", tasks: ["MANAGE", "DEVELOP", "MANAGE_TEMPLATES", "MANAGE_PHONE", "MESSAGING", "VIEW_COST"] },
    { name: "develop", tasks: ["DEVELOP", "MANAGE_TEMPLATES", "MESSAGING"] },
    { name: "templates", tasks: ["VIEW_TEMPLATES"] },
  ],
  // A group has a list for each kind of asset in it, which our inventory writes with the kind in front.
  assetGroup: [
    {
      name: "manage",
      tasks: [
        ...["MANAGE", "CREATE_CONTENT", "MODERATE", "ADVERTISE", "ANALYZE"].map((task) => `page:${task}`),
        ...["MANAGE", "ADVERTISE", "ANALYZE"].map((task) => `adaccount:${task}`),
        ...["EDIT", "UPLOAD", "ADVERTISE", "ANALYZE"].map((task) => `pixel:${task}`),
      ],
    },
    {
      name: "advertise",
      tasks: ["page", "adaccount", "pixel"].flatMap((kind) => [`${kind}:ADVERTISE`, `${kind}:ANALYZE`]),
    },
    { name: "analyze", tasks: ["page:ANALYZE", "adaccount:ANALYZE", "pixel:ANALYZE"] },
  ],
  app: [],
};

/** What the contract lets us write on an asset of each kind. */
export const WRITES: Readonly<Record<AssetKind, { give: boolean; take: boolean }>> = {
  page: { give: true, take: true },
  adAccount: { give: true, take: true },
  catalog: { give: true, take: true },
  // Graph docs (assigned_users): the pixel's DELETE left the contract in 2020.
  pixel: { give: true, take: false },
  instagram: { give: true, take: true },
  whatsapp: { give: true, take: true },
  assetGroup: { give: true, take: true },
  app: { give: false, take: false },
};

/** The bundle that these tasks are, or `null`: another combination. */
export function bundleOf(kind: AssetKind, tasks: readonly string[]): Bundle | null {
  return BUNDLES[kind].find((bundle) => sameTasks(bundle.tasks, tasks)) ?? null;
}

/** The bundles that can be given on this asset: of a client's, those that its permitted tasks cover. */
export function bundlesFor(asset: Pick<Asset, "kind" | "permittedTasks">): readonly Bundle[] {
  const { permittedTasks } = asset;
  if (!WRITES[asset.kind].give) return [];
  return BUNDLES[asset.kind].filter(({ tasks }) => permits(permittedTasks, tasks));
}

/** Whether the tasks may be given where only `permitted` ones may; `null`: no limit known. */
export function permits(permitted: readonly string[] | null, tasks: readonly string[]): boolean {
  return permitted === null || tasks.every((task) => permitted.includes(task));
}

export function sameTasks(a: readonly string[], b: readonly string[]): boolean {
  const set = new Set(a);
  return set.size === new Set(b).size && b.every((task) => set.has(task));
}

/** In the order in which our inventory keeps them. */
export function sortTasks(tasks: readonly string[]): string[] {
  return [...new Set(tasks)].sort();
}

const MANAGING = new Set([
  "MANAGE",
  "PROFILE_PLUS_FULL_CONTROL",
  "PROFILE_PLUS_MANAGE",
  "page:MANAGE",
  "adaccount:MANAGE",
  "EDIT",
]);

/** Whether these tasks let somebody manage the asset and who is on it. */
export function canManage(tasks: readonly string[]): boolean {
  return tasks.some((task) => MANAGING.has(task));
}
