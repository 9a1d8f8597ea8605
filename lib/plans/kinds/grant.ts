import type { Deed, Grant } from "../../store/plan-records.ts";
import { permits, sortTasks, WRITES } from "../bundles.ts";
import { assetKey, assetName, type Ground } from "../ground.ts";
import type { Made } from "../kind.ts";

/** Why these tasks cannot be given on this asset; `null`: they can. */
export function refusalOf({ assetKind, assetId, tasks }: Grant, ground: Ground): Made["leftOut"][number] | null {
  const asset = ground.assets.get(assetKey(assetKind, assetId));
  if (!asset) return { why: "gone", about: assetId };
  const writes = WRITES[assetKind];
  if (!(tasks.length === 0 ? writes.take : writes.give)) return { why: "noWrite", about: asset.name };
  // Graph docs (bundles): of a client's asset only the permitted tasks can be given; the row tells them.
  if (!permits(asset.permittedTasks, tasks)) return { why: "notPermitted", about: asset.name };
  return null;
}

/** Tasks that somebody shall have as soon as they are a member. */
export function waitingDeed(email: string, { assetKind, assetId, tasks }: Grant, ground: Ground): Deed {
  return {
    kind: "assign",
    holder: { email },
    assetKind,
    assetId,
    assetName: assetName(ground, assetKind, assetId),
    before: [],
    after: sortTasks(tasks),
  };
}
