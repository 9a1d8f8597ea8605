import { useEffect, useId, useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { HubRole } from "../../lib/store/people-records.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { number } from "../format.ts";
import type { MemberRow } from "../members/rows.ts";
import { ProblemNote } from "../problem-note.tsx";
import { Progress } from "../progress.tsx";
import { useCommand } from "../use-command.ts";
import { findPairs, type Pair } from "./accept-pairs.ts";
import style from "./matching.module.css";
import { people } from "./people.ts";
import { Score } from "./person-option.tsx";
import { RoleSelect } from "./role-select.tsx";
import type { Suggester } from "./suggester.ts";
import { type Deed, told } from "./undo.ts";
import { reasonWords } from "./words.ts";

interface Props {
  members: readonly MemberRow[];
  suggest: Suggester;
  open: boolean;
  onClose: () => void;
}

const SCORES = [95, 90, 80, 70] as const;
/** Nobody reads further; the number on the button counts all. */
const SHOWN = 200;

/** All clear suggestions above a score, taken together: exactly those that are listed. */
export function AcceptDialog({ members, suggest, open, onClose }: Props) {
  const id = useId();
  const { busy, problem, ask } = useCommand();
  const [found, setFound] = useState<Pair[] | null>(null);
  const [looked, setLooked] = useState(0);
  const [least, setLeast] = useState<number>(90);
  const [role, setRole] = useState<HubRole>("collaborator");
  useEffect(() => {
    const gone = new AbortController();
    void findPairs(members, suggest, setLooked, gone.signal).then((pairs) => pairs && setFound(pairs));
    return () => gone.abort();
    // What was found stays as it is shown; the worker skips whoever was decided about meanwhile.
  }, []);
  const pairs = (found ?? []).filter(({ score }) => score >= least);

  async function accept() {
    const deeds: Deed[] = [];
    let accepted = 0;
    const hubs = new Set(pairs.map(({ hubId }) => hubId));
    for (const hubId of hubs) {
      const own = pairs.filter((pair) => pair.hubId === hubId);
      const answer = await ask("decision.acceptSuggestions", {
        hubId,
        hubRole: role,
        pairs: own.map(({ memberId, personId, score, reasons }) => ({ memberId, personId, score, inputs: reasons })),
      });
      if (!answer) return;
      accepted += answer.accepted;
      deeds.push({ hubId, deedId: answer.deedId });
    }
    told(i18n.t("accept.done", accepted, [number(accepted)]), deeds);
    onClose();
  }

  return (
    <Dialog
      open={open}
      title={i18n.t("accept.title")}
      onClose={onClose}
      wide
      footer={
        <>
          <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
          {pairs.length > 0 && (
            <Button look="primary" busy={busy.value} onClick={() => void accept()}>
              {i18n.t("accept.accept", pairs.length, [number(pairs.length)])}
            </Button>
          )}
        </>
      }
    >
      <p>{i18n.t("accept.lead")}</p>
      <div class={style.field}>
        <label for={id}>{i18n.t("accept.least")}</label>
        <select id={id} value={least} onChange={(event) => setLeast(Number(event.currentTarget.value))}>
          {SCORES.map((score) => (
            <option key={score} value={score}>
              {i18n.t("matching.score", [number(score)])}
            </option>
          ))}
        </select>
      </div>
      <RoleSelect value={role} onChange={setRole} />
      {found === null ? (
        <Progress value={looked} max={members.length}>
          {i18n.t("accept.looking", [number(looked), number(members.length)])}
        </Progress>
      ) : (
        <p role="status">{i18n.t("accept.found", pairs.length, [number(pairs.length)])}</p>
      )}
      {pairs.length > 0 && <PairList pairs={pairs} />}
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Dialog>
  );
}

function PairList({ pairs }: { pairs: readonly Pair[] }) {
  const more = pairs.length - SHOWN;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard
    <ul class={style.list} tabIndex={0} aria-label={i18n.t("accept.list")}>
      {pairs.slice(0, SHOWN).map((pair) => {
        const person = people.value?.get(pair.personId);
        return (
          <li key={`${pair.hubId} ${pair.memberId}`} class={style.pairLine}>
            <span class={style.optionHead}>
              <span>
                <span class={style.name}>{pair.name}</span> = <span class={style.name}>{person?.name}</span>
              </span>
              <Score score={pair.score} />
            </span>
            <span class={style.soft}>
              {person?.email} · {pair.reasons[0] && reasonWords(pair.reasons[0])}
            </span>
          </li>
        );
      })}
      {more > 0 && <li class={style.pairLine}>{i18n.t("safeguard.more", more, [number(more)])}</li>}
    </ul>
  );
}
