import type { AssetKind, Assignment } from "./types.ts";

/** All assignments, indexed both ways so that no read has to scan. */
export class AssignmentBook {
  readonly #byHolder = new Map<string, Map<AssetKind, Map<string, Assignment>>>();
  readonly #byAsset = new Map<string, Map<string, Assignment>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds or replaces: Meta's POST sets the person's whole task set on the asset. */
  set(assignment: Assignment): void {
    if (!this.get(assignment.holderId, assignment.assetId)) this.#size += 1;
    const kinds = orNew(this.#byHolder, assignment.holderId, () => new Map<AssetKind, Map<string, Assignment>>());
    orNew(kinds, assignment.assetKind, () => new Map<string, Assignment>()).set(assignment.assetId, assignment);
    const holders = orNew(this.#byAsset, assignment.assetId, () => new Map<string, Assignment>());
    holders.set(assignment.holderId, assignment);
  }

  get(holderId: string, assetId: string): Assignment | undefined {
    return this.#byAsset.get(assetId)?.get(holderId);
  }

  delete(holderId: string, assetId: string): boolean {
    const found = this.get(holderId, assetId);
    if (!found) return false;
    this.#byAsset.get(assetId)?.delete(holderId);
    this.#byHolder.get(holderId)?.get(found.assetKind)?.delete(assetId);
    this.#size -= 1;
    return true;
  }

  ofHolder(holderId: string, kind: AssetKind): Assignment[] {
    return [...(this.#byHolder.get(holderId)?.get(kind)?.values() ?? [])];
  }

  allOfHolder(holderId: string): Assignment[] {
    return [...(this.#byHolder.get(holderId)?.values() ?? [])].flatMap((assets) => [...assets.values()]);
  }

  ofAsset(assetId: string): Assignment[] {
    return [...(this.#byAsset.get(assetId)?.values() ?? [])];
  }

  dropHolder(holderId: string): void {
    for (const assignment of this.allOfHolder(holderId)) this.delete(holderId, assignment.assetId);
  }

  dropAsset(assetId: string): void {
    for (const assignment of this.ofAsset(assetId)) this.delete(assignment.holderId, assetId);
  }
}

function orNew<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
