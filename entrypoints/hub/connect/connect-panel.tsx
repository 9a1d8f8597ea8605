import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { i18n } from "#i18n";
import { ChecksList } from "../../../components/checks-list.tsx";
import { places } from "../../../components/links.ts";
import { Notice } from "../../../components/notice.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import type { Answer } from "../../../lib/messages/protocol.ts";
import { send } from "../../../lib/messages/send.ts";
import type { Problem } from "../../../lib/problem.ts";
import style from "./connect-form.module.css";
import { ConnectForm, ConnectHelp } from "./connect-form.tsx";
import { dropDraft, keepDraft } from "./draft.ts";
import { draftOf, type FormState, judgeToken, settleId, settleLabel, usesCaptured } from "./form-state.ts";
import { cleanToken } from "./values.ts";

type ConnectAnswer = Answer<"hub.connect">;
type Success = Extract<ConnectAnswer, { outcome: "connected" }>;
type Result =
  | { name: "none" }
  | { name: "checking" }
  | { name: "problem"; problem: Problem }
  | { name: "answer"; answer: Exclude<ConnectAnswer, Success> };

interface Props {
  form: FormState;
  onConnected: (answer: Success) => void;
}

/** The form with its outcome. Whatever does not connect keeps everything that was typed, the token included, in its field. */
export function ConnectPanel({ form, onConnected }: Props) {
  const token = useRef<HTMLInputElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  const result = useSignal<Result>({ name: "none" });
  const { name } = result.value;

  // The outcome stands above the form: without this it might be out of sight.
  useEffect(() => {
    if (name !== "none") outcome.current?.scrollIntoView({ block: "nearest" });
  }, [name]);

  function valid(): boolean {
    const checks: [boolean, string][] = [
      [settleLabel(form), "label"],
      [usesCaptured(form) || judgeToken(form, token.current?.value ?? "", { mayBeEmpty: false }), "token"],
      [settleId(form.businessId, "business", { mayBeEmpty: false }), "businessId"],
      [settleId(form.appId, "app", { mayBeEmpty: false }), "appId"],
    ];
    const wrong = checks.find(([good]) => !good)?.[1];
    if (wrong) outcome.current?.parentElement?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
    return wrong === undefined;
  }

  async function submit() {
    if (name === "checking" || !valid()) return;
    const field = token.current;
    result.value = { name: "checking" };
    const { label, ...rest } = draftOf(form);
    const envelope = await send("hub.connect", {
      ...rest,
      // Without a label of its own the hub is called as its portfolio, whose name the checks find out.
      label: label || rest.businessId,
      token: usesCaptured(form) ? null : cleanToken(field?.value ?? "").value,
    });
    if (!envelope.ok) {
      result.value = { name: "problem", problem: envelope.problem };
      return;
    }
    const { answer } = envelope;
    if (answer.outcome !== "connected") {
      result.value = { name: "answer", answer };
      return;
    }
    if (field) field.value = "";
    await dropDraft();
    const found = answer.checks.find((check) => check.name === "portfolio")?.value;
    if (!label && found) await send("hub.update", { hubId: answer.hubId, label: found });
    onConnected(answer);
  }

  return (
    <div>
      <div ref={outcome} class={name === "none" ? "" : style.result} aria-live="polite">
        <Outcome result={result.value} />
      </div>
      <div class={style.columns}>
        <ConnectForm
          form={form}
          token={token}
          busy={name === "checking"}
          onEdit={() => void keepDraft(draftOf(form))}
          onSubmit={() => void submit()}
        />
        <ConnectHelp businessId={form.businessId.value.value} />
      </div>
    </div>
  );
}

function Outcome({ result }: { result: Result }) {
  if (result.name === "none") return null;
  if (result.name === "problem") return <ProblemNote problem={result.problem} />;
  if (result.name === "checking") {
    return (
      <>
        <p>{i18n.t("connect.checking")}</p>
        <ChecksList checks={null} />
      </>
    );
  }
  const { answer } = result;
  if (answer.outcome === "duplicate") {
    return (
      <Notice
        kind="warn"
        title={i18n.t("connect.duplicate")}
        action={<a href={places.hubSettings(answer.hubId)}>{i18n.t("connect.duplicateOpen")}</a>}
      />
    );
  }
  return (
    <>
      <Notice kind="bad" title={i18n.t("connect.refused")} />
      <ChecksList checks={answer.checks} />
    </>
  );
}
