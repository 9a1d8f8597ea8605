import { i18n } from "#i18n";
import { bundlesFor, sameTasks } from "../../lib/plans/bundles.ts";
import type { Asset } from "../../lib/store/records.ts";
import { isTakable } from "./assets-of.ts";
import style from "./plans.module.css";
import { tasksWord } from "./words.ts";

const NONE = "none";
const AS_IS = "asIs";

interface Props {
  /** Whose tasks, or on what: the accessible name. */
  label: string;
  asset: Pick<Asset, "kind" | "permittedTasks">;
  value: readonly string[];
  /** What the holder has now: kept as it is where it is no bundle. */
  present: readonly string[];
  onChange: (tasks: readonly string[]) => void;
}

/** Which bundle of tasks somebody shall have on an asset; a combination that was read is kept, none is made up. */
export function TaskSelect({ label, asset, value, present, onChange }: Props) {
  const bundles = bundlesFor(asset);
  const chosen = bundles.find(({ tasks }) => sameTasks(tasks, value));
  const odd = [present, value].find(
    (tasks) => tasks.length > 0 && !bundles.some((bundle) => sameTasks(bundle.tasks, tasks)),
  );
  const removable = present.length > 0 && isTakable(asset);
  const none = removable || value.length === 0;
  return (
    <select
      class={style.tasks}
      aria-label={label}
      value={chosen?.name ?? (value.length === 0 ? NONE : AS_IS)}
      onChange={(event) => {
        const to = event.currentTarget.value;
        const bundle = bundles.find(({ name }) => name === to);
        onChange(bundle?.tasks ?? (to === NONE ? [] : (odd ?? [])));
      }}
    >
      {odd && <option value={AS_IS}>{tasksWord(asset.kind, odd)}</option>}
      {bundles.map(({ name, tasks }) => (
        <option key={name} value={name} title={tasks.join(", ")}>
          {i18n.t(`bundles.${name}`)}
        </option>
      ))}
      {none && <option value={NONE}>{i18n.t("plans.noAccess")}</option>}
    </select>
  );
}
