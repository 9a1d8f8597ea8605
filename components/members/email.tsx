import { MailQuestionMark } from "lucide";
import { i18n } from "#i18n";
import { Icon } from "../icon.tsx";
import style from "./members.module.css";

/** The address; one that waits to be confirmed is marked and never taken for the real one. */
export function Email({ email, pending }: { email: string | null; pending: string | null }) {
  if (pending === null) {
    return email === null ? (
      <span class={style.soft}>{i18n.t("members.noEmail")}</span>
    ) : (
      <span title={email}>{email}</span>
    );
  }
  const title = i18n.t("members.pendingTitle", [pending]);
  return (
    <>
      <span title={email ?? pending}>{email ?? pending}</span>{" "}
      <span class={style.pending} title={title}>
        <Icon icon={MailQuestionMark} /> {i18n.t("members.pending")}
      </span>
    </>
  );
}
