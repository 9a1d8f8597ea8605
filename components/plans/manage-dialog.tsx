import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { sameTasks, sortTasks } from "../../lib/plans/bundles.ts";
import type { Intent } from "../../lib/store/plan-records.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Shown, useLive } from "../live.tsx";
import { AssetPicker } from "./asset-picker.tsx";
import { keyOf } from "./assets-of.ts";
import { CopyAccess } from "./copy-access.tsx";
import { type Held, readHeld } from "./held.ts";
import { HeldAssets } from "./held-assets.tsx";
import { type Wanted, withAccessOf } from "./merge-access.ts";
import style from "./plans.module.css";
import { review } from "./proposals.ts";

interface Props {
  /** A member or a system user. */
  holder: { hubId: string; id: string; name: string };
  businessId: string;
  open: boolean;
  onClose: () => void;
}

/** "Manage assets": all that somebody has, each to be changed or taken, and what they shall have besides. */
export function ManageDialog({ holder, businessId, open, onClose }: Props) {
  const { hubId, id, name } = holder;
  const live = useLive(["holdings", "assets", "members"], () => readHeld(hubId, id), [hubId, id]);
  /** What is wanted differently. It stays over every new read of what is. */
  const [wanted, setWanted] = useState<Wanted>(new Map());
  const held = live.state === "ready" ? live.value : null;
  const intents = held ? intentsOf(id, held, wanted) : [];

  function set(key: string, tasks: readonly string[]) {
    setWanted(new Map(wanted).set(key, tasks));
  }

  return (
    <Dialog
      open={open}
      title={i18n.t("members.manageAssets")}
      onClose={onClose}
      onSubmit={() => intents.length > 0 && review([{ hubId, intents }], onClose)}
      wide
      footer={
        <>
          <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
          <Button type="submit" look="primary" disabled={intents.length === 0}>
            {i18n.t("plans.review")}
          </Button>
        </>
      }
    >
      <p>
        <bdi>{name}</bdi>
      </p>
      <Shown live={live} rows={3}>
        {({ assets, present, others }) => (
          <>
            <section class={style.picker} aria-label={i18n.t("members.assigned")}>
              <h3>{i18n.t("members.assigned")}</h3>
              <HeldAssets assets={assets} present={present} wanted={wanted} businessId={businessId} onChange={set} />
            </section>
            <CopyAccess
              others={others}
              onCopy={(grants) => setWanted(withAccessOf(grants, new Map([...present, ...wanted])))}
            />
            <AssetPicker
              legend={i18n.t("plans.addAssets")}
              assets={assets.filter((asset) => !present.has(keyOf(asset)))}
              value={new Map([...wanted].filter(([key]) => !present.has(key)))}
              onChange={(picked) => setWanted(new Map([...[...wanted].filter(([key]) => present.has(key)), ...picked]))}
            />
          </>
        )}
      </Shown>
    </Dialog>
  );
}

/** What is wanted and not so. */
function intentsOf(holderId: string, { assets, present }: Held, wanted: Wanted): Intent[] {
  return assets.flatMap((asset): Intent[] => {
    const tasks = wanted.get(keyOf(asset));
    if (!tasks || sameTasks(tasks, present.get(keyOf(asset)) ?? [])) return [];
    return [{ kind: "assign", holderId, assetKind: asset.kind, assetId: asset.id, tasks: sortTasks(tasks) }];
  });
}
