import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../button.tsx";
import { number } from "../format.ts";
import { DeedLine } from "./deed-line.tsx";
import type { Group, Line } from "./groups.ts";
import { LostList } from "./lost-list.tsx";
import style from "./plans.module.css";

/** More people than this are shown on demand: nobody reads further at once, and a long list delays the dialog. */
const STEP = 60;

/** The changes of a plan by whom they are about, and with each what would be lost. */
export function ChangeGroups({ groups, emails }: { groups: readonly Group[]; emails: ReadonlyMap<string, string> }) {
  const [shown, setShown] = useState(STEP);
  const more = groups.length - shown;
  return (
    <>
      <ul class={style.groups} aria-label={i18n.t("plans.list")}>
        {groups.slice(0, shown).map((group) => (
          <li key={group.key} class={style.group}>
            <h3>
              <bdi>{group.name}</bdi>{" "}
              {emails.has(group.key) && <span class={`${style.soft} ${style.address}`}>{emails.get(group.key)}</span>}
            </h3>
            {group.lines.map((line, n) => (
              <LineOf key={`${n} ${line.deed.kind}`} line={line} open={groups.length <= 3} />
            ))}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <div>
          <Button onClick={() => setShown(shown + 4 * STEP)}>{i18n.t("plans.more", more, [number(more)])}</Button>
        </div>
      )}
    </>
  );
}

function LineOf({ line: { deed, lost, fresh }, open }: { line: Line; open: boolean }) {
  const waits = deed.kind === "assign" && "email" in deed.holder;
  return (
    <>
      <DeedLine deed={deed}>
        {fresh && <span class={style.fresh}>{i18n.t("plans.different")}</span>}
        {waits && <span class={style.soft}>{i18n.t("plans.onAcceptance")}</span>}
        {lost.forGood && <span class={style.bad}>{i18n.t(`plans.forGood.${lost.forGood}`)}</span>}
      </DeedLine>
      {(deed.kind === "remove" || deed.kind === "cancelInvitation") && <LostList grants={lost.grants} open={open} />}
    </>
  );
}
