import { i18n } from "#i18n";
import { Shown, useLive } from "../../../components/live.tsx";
import style from "../../../components/members/members.module.css";
import { TaskNames } from "../../../components/members/task-names.tsx";
import { listHoldings, listMembers, listSystemUsers } from "../../../lib/store/inventory.ts";
import type { Asset, Holdings } from "../../../lib/store/records.ts";

interface Holder {
  id: string;
  name: string;
  kind: Holdings["holderKind"];
  tasks: string[];
}

/** Who has an asset. Holdings are kept by holder, so that all of the hub are looked through, when asked. */
async function readHolders({ hubId, kind, id }: Asset): Promise<Holder[]> {
  const [holdings, members, systemUsers] = await Promise.all([
    listHoldings(hubId),
    listMembers(hubId),
    listSystemUsers(hubId),
  ]);
  const names = new Map([...members, ...systemUsers].map((holder) => [holder.id, holder.name]));
  return holdings
    .flatMap(({ holderId, holderKind, holderName, grants }) =>
      grants
        .filter((grant) => grant.kind === kind && grant.assetId === id)
        .map(({ tasks }) => ({
          id: holderId,
          name: names.get(holderId) ?? holderName ?? holderId,
          kind: holderKind,
          tasks,
        })),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
}

const NOTES = { systemUser: "assets.systemUser", other: "assets.partnerPerson" } as const;

export function AssetHolders({ asset }: { asset: Asset }) {
  const live = useLive(["holdings", "members", "systemUsers"], () => readHolders(asset), [
    `${asset.hubId} ${asset.kind} ${asset.id}`,
  ]);
  return (
    <section class={style.section}>
      <h3>{i18n.t("assets.holders")}</h3>
      <Shown live={live} rows={2}>
        {(holders) =>
          holders.length === 0 ? (
            <p>{i18n.t("assets.holdersNone")}</p>
          ) : (
            <ul>
              {holders.map((holder) => (
                <li key={holder.id} class={style.grant}>
                  <span title={holder.id}>
                    {holder.name}{" "}
                    {holder.kind !== "member" && <span class={style.addition}>{i18n.t(NOTES[holder.kind])}</span>}
                  </span>
                  <TaskNames tasks={holder.tasks} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}
