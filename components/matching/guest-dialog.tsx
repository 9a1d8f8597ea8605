import { useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { send } from "../../lib/messages/send.ts";
import { getPerson } from "../../lib/store/people.ts";
import { GUESTS, type Person } from "../../lib/store/people-records.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Field } from "../field.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { toast } from "../toast.tsx";
import { useCommand } from "../use-command.ts";
import { dayValue, readDay } from "./days.ts";
import style from "./matching.module.css";
import { people, usePeople } from "./people.ts";
import { PersonCombobox } from "./person-combobox.tsx";
import { complain } from "./undo.ts";

interface Props {
  /** `null`: a new one. */
  guest: Person | null;
  prefill?: { name: string; email: string | null };
  open: boolean;
  onClose: () => void;
  onSaved?: (guest: Person) => void;
}

/** A guest by hand: who it is, who answers for it, until when. Give it a new key each time, so that it begins anew. */
export function GuestDialog({ guest, prefill, open, onClose, onSaved }: Props) {
  usePeople();
  const field = useRef<HTMLInputElement>(null);
  const { busy, problem, ask } = useCommand();
  const known = guest ?? prefill;
  // Who comes from a file is called what the file says.
  const filed = guest !== null && guest.sourceId !== GUESTS;
  const [sponsorId, setSponsor] = useState<string | null>(guest?.guest?.sponsorId ?? null);
  const sponsor = (sponsorId && people.value?.get(sponsorId)) || null;

  async function save() {
    const form = new FormData(field.current?.form ?? undefined);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const facts = {
      name: filed ? guest.name : text("name"),
      email: filed ? guest.email : text("email") || null,
      company: filed ? (guest.guest?.company ?? null) : text("company") || null,
      sponsorId,
      endsAt: readDay(text("endsAt")),
    };
    const answer = guest
      ? await ask("people.editGuest", { personId: guest.id, ...facts })
      : await ask("people.addGuest", facts);
    if (!answer) return;
    const saved = await getPerson("personId" in answer ? answer.personId : (guest?.id ?? ""));
    toast(i18n.t(guest ? "guest.saved" : "guest.added", [facts.name]));
    onClose();
    if (saved) onSaved?.(saved);
  }

  async function end() {
    if (!guest || !(await ask("people.removeGuest", { personId: guest.id }))) return;
    const { name, email, endsAt } = guest;
    const facts = {
      name,
      email,
      endsAt,
      sponsorId: guest.guest?.sponsorId ?? null,
      company: guest.guest?.company ?? null,
    };
    onClose();
    const act = () =>
      void send("people.editGuest", { personId: guest.id, ...facts }).then((envelope) =>
        envelope.ok ? toast(i18n.t("matching.undone")) : complain(envelope.problem),
      );
    toast(i18n.t("guest.ended", [name]), { action: { label: i18n.t("matching.undo"), act } });
  }

  return (
    <Dialog
      open={open}
      title={i18n.t(guest ? "guest.edit" : "guest.add")}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          {guest && !filed && guest.status !== "gone" && (
            <Button class={style.apart} onClick={() => void end()}>
              {i18n.t("guest.end")}
            </Button>
          )}
          <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy.value}>
            {i18n.t(guest ? "guest.save" : "guest.add")}
          </Button>
        </>
      }
    >
      {filed ? (
        <p>{i18n.t("guest.filed", [guest.name])}</p>
      ) : (
        <>
          <Field name="name" label={i18n.t("person.name")} required maxLength={200} defaultValue={known?.name ?? ""} />
          <Field
            name="email"
            type="email"
            label={i18n.t("person.email")}
            maxLength={320}
            defaultValue={known?.email ?? ""}
            hint={i18n.t("guest.emailHelp")}
          />
          <Field
            name="company"
            label={i18n.t("person.company")}
            maxLength={200}
            defaultValue={guest?.guest?.company ?? ""}
          />
        </>
      )}
      <PersonCombobox
        label={i18n.t("person.sponsor")}
        hint={i18n.t("guest.sponsorHelp")}
        chosen={sponsor}
        onChoose={(choice) => setSponsor(choice?.person.id ?? null)}
      />
      <Field
        name="endsAt"
        type="date"
        input={field}
        label={i18n.t("person.endsAt")}
        hint={i18n.t("guest.endsHelp")}
        defaultValue={dayValue(guest?.endsAt ?? null)}
      />
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Dialog>
  );
}
