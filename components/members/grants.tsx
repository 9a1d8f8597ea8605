import { i18n } from "#i18n";
import { ASSET_KINDS } from "../../lib/asset-kinds.ts";
import { getHoldings, listAssets } from "../../lib/store/inventory.ts";
import type { Holdings } from "../../lib/store/records.ts";
import { inOrder, number } from "../format.ts";
import { Shown, useLive } from "../live.tsx";
import style from "./members.module.css";
import { TaskNames } from "./task-names.tsx";

interface Held {
  grants: Holdings["grants"];
  /** Names by kind and id. */
  names: Map<string, string>;
}

async function readHeld(hubId: string, holderId: string): Promise<Held> {
  const holdings = await getHoldings(hubId, holderId);
  if (!holdings) return { grants: [], names: new Map() };
  const assets = await listAssets(hubId);
  return {
    grants: holdings.grants,
    names: new Map(assets.map((asset) => [`${asset.kind} ${asset.id}`, asset.name])),
  };
}

/** The assets that a member or system user has directly, by kind, each with its tasks. */
export function Grants({ hubId, holderId }: { hubId: string; holderId: string }) {
  const live = useLive(["holdings", "assets"], () => readHeld(hubId, holderId), [hubId, holderId]);
  return (
    <section class={style.section}>
      <h3>{i18n.t("members.assigned")}</h3>
      <Shown live={live} rows={2}>
        {(held) => (held.grants.length === 0 ? <p>{i18n.t("members.assignedNone")}</p> : <Kinds held={held} />)}
      </Shown>
    </section>
  );
}

function Kinds({ held: { grants, names } }: { held: Held }) {
  return ASSET_KINDS.map((kind) => {
    const some = grants
      .filter((grant) => grant.kind === kind)
      .map((grant) => ({ ...grant, name: names.get(`${kind} ${grant.assetId}`) ?? grant.assetId }))
      .sort((a, b) => inOrder(a.name, b.name));
    if (some.length === 0) return null;
    return (
      <div key={kind} class={style.kind}>
        <h4>
          {i18n.t(`assetKinds.${kind}`)} <span class={`${style.soft} number`}>{number(some.length)}</span>
        </h4>
        <ul>
          {some.map((grant) => (
            <li key={grant.assetId} class={style.grant}>
              <span title={grant.assetId}>{grant.name}</span>
              <TaskNames tasks={grant.tasks} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
