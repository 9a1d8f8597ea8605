import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Shown, useLive } from "../../../components/live.tsx";
import memberStyle from "../../../components/members/members.module.css";
import { TaskNames } from "../../../components/members/task-names.tsx";
import { isGivable, leastTasks } from "../../../components/plans/assets-of.ts";
import { Finder } from "../../../components/plans/finder.tsx";
import { ByHand } from "../../../components/plans/held-assets.tsx";
import style from "../../../components/plans/plans.module.css";
import { review } from "../../../components/plans/proposals.ts";
import { TaskSelect } from "../../../components/plans/task-select.tsx";
import { sameTasks, sortTasks } from "../../../lib/plans/bundles.ts";
import type { Intent } from "../../../lib/store/plan-records.ts";
import type { Asset } from "../../../lib/store/records.ts";
import { type Holder, readHolders } from "./holders.ts";

const NOTES = { member: null, systemUser: "assets.systemUser", other: "assets.partnerPerson" } as const;

interface Props {
  asset: Asset;
  businessId: string;
}

/** Who has an asset, each with the tasks they shall have, and who shall have it besides. */
export function AssetPeople({ asset, businessId }: Props) {
  const live = useLive(["holdings", "members", "systemUsers"], () => readHolders(asset), [
    `${asset.hubId} ${asset.kind} ${asset.id}`,
  ]);
  const [wanted, setWanted] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const set = (id: string, tasks: readonly string[]) => setWanted(new Map(wanted).set(id, tasks));
  const givable = isGivable(asset);
  return (
    <section class={memberStyle.section}>
      <h3>{i18n.t("assets.holders")}</h3>
      <ByHand asset={asset} businessId={businessId} />
      <Shown live={live} rows={2}>
        {({ holders, others }) => {
          const added = others.filter(({ id }) => wanted.has(id));
          const all = [...holders, ...added];
          const intents = all.flatMap((holder): Intent[] => {
            const tasks = wanted.get(holder.id);
            if (!tasks || sameTasks(tasks, holder.tasks)) return [];
            const { kind: assetKind, id: assetId } = asset;
            return [{ kind: "assign", holderId: holder.id, assetKind, assetId, tasks: sortTasks(tasks) }];
          });
          return (
            <>
              {all.length === 0 && <p>{i18n.t("assets.holdersNone")}</p>}
              <ul>
                {all.map((holder) => (
                  <Row
                    key={holder.id}
                    holder={holder}
                    asset={asset}
                    tasks={wanted.get(holder.id) ?? holder.tasks}
                    onChange={givable && holder.kind !== "other" ? (tasks) => set(holder.id, tasks) : null}
                  />
                ))}
              </ul>
              {givable && (
                <div>
                  <Button
                    look="primary"
                    disabled={intents.length === 0}
                    onClick={() => review([{ hubId: asset.hubId, intents }], () => setWanted(new Map()))}
                  >
                    {i18n.t("plans.review")}
                  </Button>
                </div>
              )}
              {givable && (
                <fieldset class={style.picker}>
                  <legend class={style.legend}>{i18n.t("assets.addPeople")}</legend>
                  <Finder
                    searchLabel={i18n.t("members.search")}
                    label={i18n.t("assets.peopleToAdd")}
                    rows={others.filter(({ id }) => !wanted.has(id))}
                    rowKey={({ id }) => id}
                    texts={({ name, email, id }) => [name, email, id]}
                    onTake={({ id }) => set(id, leastTasks(asset))}
                  >
                    {(holder) => <Name holder={holder} />}
                  </Finder>
                </fieldset>
              )}
            </>
          );
        }}
      </Shown>
    </section>
  );
}

interface RowProps {
  holder: Holder;
  asset: Asset;
  tasks: readonly string[];
  /** `null`: not ours to change. */
  onChange: ((tasks: readonly string[]) => void) | null;
}

function Row({ holder, asset, tasks, onChange }: RowProps) {
  return (
    <li class={style.held}>
      <Name holder={holder} />
      {onChange ? (
        <TaskSelect
          label={i18n.t("plans.tasksOf", [holder.name])}
          asset={asset}
          value={tasks}
          present={holder.tasks}
          onChange={onChange}
        />
      ) : (
        <TaskNames tasks={tasks} />
      )}
    </li>
  );
}

function Name({ holder: { id, name, email, kind } }: { holder: Holder }) {
  const note = NOTES[kind];
  return (
    <span class={style.name} title={id}>
      <bdi>{name}</bdi> <span class={style.soft}>{note ? i18n.t(note) : email}</span>
    </span>
  );
}
