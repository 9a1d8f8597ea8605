import { Trash2, Undo2 } from "lucide";
import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { number } from "../../../components/format.ts";
import { Menu } from "../../../components/menu.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { now, Time } from "../../../components/time.tsx";
import { toast } from "../../../components/toast.tsx";
import { useCommand } from "../../../components/use-command.ts";
import type { DirectorySource } from "../../../lib/store/people-records.ts";
import style from "./directory.module.css";
import { FileButton } from "./file-button.tsx";

/** People come and go: a file of last month says little of today. */
const OLD = 30 * 86_400_000;

interface Props {
  sources: readonly DirectorySource[];
  undoable: ReadonlySet<string>;
  onFile: (file: File, source: DirectorySource) => void;
}

/** The files that people come from, each with its age and what its last import changed. */
export function SourceList({ sources, undoable, onFile }: Props) {
  const { problem, ask } = useCommand();
  const [leaving, setLeaving] = useState<DirectorySource | null>(null);
  if (sources.length === 0) return null;

  async function undo({ id, last }: DirectorySource) {
    const done = await ask("people.undoImport", { sourceId: id, deedId: last.deedId });
    if (done) toast(i18n.t("directory.importUndone"));
  }

  return (
    <section class={style.sources} aria-label={i18n.t("directory.files")}>
      {sources.map((source) => (
        <article key={source.id} class={style.source} aria-label={source.fileName}>
          <div class={style.about}>
            <h2>{source.fileName}</h2>
            <p>
              {i18n.t("directory.peopleOf", source.people, [number(source.people)])} ·{" "}
              <span class={now.value - source.importedAt > OLD ? style.warn : style.soft}>
                {i18n.t("directory.importedAt")} <Time at={source.importedAt} />
                {now.value - source.importedAt > OLD && ` – ${i18n.t("directory.old")}`}
              </span>
            </p>
            <LastImport last={source.last} />
          </div>
          <div class={style.sourceActions}>
            <FileButton label={i18n.t("directory.importNewer")} onFile={(file) => onFile(file, source)} />
            <Menu
              items={[
                ...(undoable.has(source.id)
                  ? [{ label: i18n.t("directory.undoImport"), icon: Undo2, act: () => void undo(source) }]
                  : []),
                { label: i18n.t("directory.remove"), icon: Trash2, danger: true, act: () => setLeaving(source) },
              ]}
            />
          </div>
        </article>
      ))}
      {problem.value && <ProblemNote problem={problem.value} live />}
      <RemoveDialog source={leaving} onClose={() => setLeaving(null)} />
    </section>
  );
}

function LastImport({ last: { added, changed, gone, unreadable } }: Pick<DirectorySource, "last">) {
  return (
    <p class={`${style.soft} ${style.last}`}>
      <span>{i18n.t("csv.added", added, [number(added)])}</span>
      <span>{i18n.t("csv.changed", changed, [number(changed)])}</span>
      <span>{i18n.t("csv.gone", gone, [number(gone)])}</span>
      {unreadable > 0 && <span>{i18n.t("csv.rowsRefused", unreadable, [number(unreadable)])}</span>}
    </p>
  );
}

function RemoveDialog({ source, onClose }: { source: DirectorySource | null; onClose: () => void }) {
  const { busy, problem, ask } = useCommand();
  async function remove() {
    if (!source || !(await ask("people.removeSource", { sourceId: source.id }))) return;
    toast(i18n.t("directory.removed", [source.fileName]));
    onClose();
  }
  return (
    <Dialog
      open={source !== null}
      title={i18n.t("directory.removeTitle")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t("common.cancel")}</Button>
          <Button look="danger" busy={busy.value} onClick={() => void remove()}>
            {i18n.t("directory.remove")}
          </Button>
        </>
      }
    >
      <p>{i18n.t("directory.removeLead", [source?.fileName ?? "", number(source?.people ?? 0)])}</p>
      {problem.value && <ProblemNote problem={problem.value} live />}
    </Dialog>
  );
}
