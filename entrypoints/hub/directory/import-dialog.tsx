import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { list, number, percent } from "../../../components/format.ts";
import { Loading } from "../../../components/loading.tsx";
import { Notice } from "../../../components/notice.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { Progress } from "../../../components/progress.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { Refused } from "./refused.tsx";
import type { ImportActions, Importing } from "./use-import.ts";

/** A file on its way into the directory: what it was taken for, what it would change, and the safeguard's question. */
export function ImportDialog({ importing }: { importing: ImportActions }) {
  const { now, close } = importing;
  return (
    <Dialog
      open={now.step !== "idle"}
      title={i18n.t(now.step === "asks" ? "csv.asksTitle" : "csv.title")}
      onClose={close}
      wide
      footer={<Footer importing={importing} />}
    >
      <Body now={now} importing={importing} />
    </Dialog>
  );
}

function Body({ now, importing }: { now: Importing; importing: ImportActions }) {
  switch (now.step) {
    case "idle":
      return null;
    case "reading":
      return (
        <>
          <p>{i18n.t("csv.reading", [now.file])}</p>
          <Loading rows={4} />
        </>
      );
    case "refused":
      return <Refused file={now.file} refusal={now.refusal} />;
    case "bringing":
      return <Bringing now={now} />;
    case "asks":
      return (
        <>
          <Notice kind="warn" title={i18n.t("csv.asks", [number(now.asked.gone), number(now.asked.of)])}>
            <p>{i18n.t("csv.asksText", [percent(now.asked.gone / Math.max(1, now.asked.of))])}</p>
          </Notice>
          <p>{list([...now.asked.names, ...others(now.asked.gone - now.asked.names.length)])}</p>
          {now.problem && <ProblemNote problem={now.problem} live />}
        </>
      );
    case "preview":
      return (
        <>
          <ImportPreview preview={now.preview} importing={importing} />
          {now.problem && <ProblemNote problem={now.problem} live />}
        </>
      );
  }
}

function others(count: number): string[] {
  return count > 0 ? [i18n.t("csv.others", count, [number(count)])] : [];
}

function Bringing({ now }: { now: Extract<Importing, { step: "bringing" }> }) {
  const { read } = now.preview;
  const total = "refusal" in read ? 0 : read.people.length;
  return (
    <Progress value={now.brought} max={total}>
      {i18n.t("csv.brought", [number(now.brought), number(total)])}
    </Progress>
  );
}

function Footer({ importing: { now, close, apply } }: { importing: ImportActions }) {
  if (now.step === "idle" || now.step === "bringing") return null;
  if (now.step === "reading" || now.step === "refused") {
    return <Button onClick={close}>{i18n.t(now.step === "refused" ? "common.close" : "common.cancel")}</Button>;
  }
  if (now.step === "asks") {
    return (
      <>
        <Button onClick={close}>{i18n.t("common.cancel")}</Button>
        <Button look="danger" onClick={() => void apply(true)}>
          {i18n.t("csv.anyway")}
        </Button>
      </>
    );
  }
  const { read } = now.preview;
  const count = "refusal" in read ? 0 : read.people.length;
  return (
    <>
      <Button onClick={close}>{i18n.t("common.cancel")}</Button>
      {count > 0 && (
        <Button look="primary" onClick={() => void apply(false)}>
          {i18n.t("csv.import", count, [number(count)])}
        </Button>
      )}
    </>
  );
}
