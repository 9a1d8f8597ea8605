import { MailQuestionMark } from "lucide";
import { i18n } from "#i18n";
import { Icon } from "../icon.tsx";
import style from "./members.module.css";

interface Props {
  email: string | null;
  pending: string | null;
  /** All in one line; otherwise the mark stands below the address. */
  line?: boolean;
}

/** The address; one that waits to be confirmed is marked and never taken for the real one. */
export function Email({ email, pending, line = false }: Props) {
  if (pending === null) {
    return email === null ? (
      <span class={style.soft}>{i18n.t("members.noEmail")}</span>
    ) : (
      <span title={email}>{email}</span>
    );
  }
  return (
    <span class={line ? style.inLine : style.stacked}>
      <span class={style.text} title={email ?? pending}>
        {email ?? pending}
      </span>
      <span class={style.pending} title={i18n.t("members.pendingTitle", [pending])}>
        <Icon icon={MailQuestionMark} /> {i18n.t("members.pending")}
      </span>
    </span>
  );
}
