import { useEffect, useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { Member } from "../../lib/store/records.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Field } from "../field.tsx";
import { number } from "../format.ts";
import { ProblemNote } from "../problem-note.tsx";
import { useCommand } from "../use-command.ts";
import { byHub } from "./acts.ts";
import { readDay, today } from "./days.ts";
import style from "./matching.module.css";
import { type Deed, told } from "./undo.ts";

interface Props {
  members: readonly Pick<Member, "hubId" | "id" | "name">[];
  open: boolean;
  onClose: () => void;
  onDone?: () => void;
}

/** "Exempt user": why some members are left alone, and when to look again. */
export function ExemptDialog({ members, open, onClose, onDone }: Props) {
  const { busy, problem, ask } = useCommand();
  const [reason, setReason] = useState("");
  const [lookAgain, setLookAgain] = useState("");
  const [missed, setMissed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (open) field.current?.focus();
  }, [open]);
  const [first] = members;
  const count = members.length;
  const many = count > 1;

  async function exempt() {
    const why = reason.trim();
    setMissed(why === "");
    if (why === "" || !first) return;
    const deeds: Deed[] = [];
    for (const [hubId, memberIds] of byHub(members)) {
      const answer = await ask("decision.exempt", { hubId, memberIds, reason: why, lookAgainOn: readDay(lookAgain) });
      if (!answer) return;
      deeds.push({ hubId, deedId: answer.deedId });
    }
    const text = many ? i18n.t("exempt.doneMany", count, [number(count)]) : i18n.t("exempt.done", [first.name]);
    told(text, deeds);
    onClose();
    onDone?.();
  }

  const deed = many ? i18n.t("exempt.many", count, [number(count)]) : i18n.t("exempt.title");
  return (
    <Dialog
      open={open}
      title={deed}
      onClose={onClose}
      onSubmit={() => void exempt()}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy.value}>
            {deed}
          </Button>
        </>
      }
    >
      <p>{i18n.t("exempt.lead")}</p>
      {many ? (
        <ul
          class={style.names}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={i18n.t("members.title")}
        >
          {members.slice(0, 200).map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
          {count > 200 && <li>{i18n.t("safeguard.more", count - 200, [number(count - 200)])}</li>}
        </ul>
      ) : (
        <p class={style.name}>{first?.name}</p>
      )}
      <Field
        name="reason"
        input={field}
        label={i18n.t("exempt.reason")}
        required
        maxLength={1000}
        value={reason}
        error={missed ? i18n.t("exempt.missing") : null}
        onInput={(event) => {
          setReason(event.currentTarget.value);
          setMissed(false);
        }}
      />
      <Field
        name="lookAgainOn"
        type="date"
        min={today(1)}
        label={i18n.t("exempt.lookAgain")}
        hint={i18n.t("exempt.lookAgainHelp")}
        value={lookAgain}
        onInput={(event) => setLookAgain(event.currentTarget.value)}
      />
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Dialog>
  );
}
