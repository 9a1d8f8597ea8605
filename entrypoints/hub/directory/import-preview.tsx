import { useId } from "preact/hooks";
import { i18n } from "#i18n";
import { number } from "../../../components/format.ts";
import { Notice } from "../../../components/notice.tsx";
import { ColumnChoices } from "./column-choices.tsx";
import style from "./directory.module.css";
import { ImportProblems } from "./import-problems.tsx";
import { Refused } from "./refused.tsx";
import { SamplePeople } from "./sample-people.tsx";
import type { ImportActions, Preview } from "./use-import.ts";

/** Before anything is imported: what each column was taken for, who would come of it, and what could not be read. */
export function ImportPreview({ preview, importing }: { preview: Preview; importing: ImportActions }) {
  const { read, columns, sources, sourceId, table } = preview;
  const label = useId();
  return (
    <>
      <p class={style.fileLine}>
        <strong>{preview.file}</strong>{" "}
        <span class={style.soft}>
          {i18n.t("csv.fileFacts", [
            number(table.rows.length),
            table.encoding.toUpperCase(),
            delimiterName(table.delimiter),
          ])}
        </span>
      </p>
      {sources.length > 0 && (
        <div class={style.choice}>
          <label for={label}>{i18n.t("csv.isWhat")}</label>
          <select
            id={label}
            value={sourceId ?? ""}
            onChange={(event) => void importing.chooseSource(event.currentTarget.value || null)}
          >
            {sources.map((source) => (
              <option key={source.id} value={source.id}>
                {i18n.t("csv.newer", [source.fileName])}
              </option>
            ))}
            <option value="">{i18n.t("csv.another")}</option>
          </select>
        </div>
      )}
      {preview.diff && <DiffNote diff={preview.diff} />}
      <ColumnChoices columns={columns} correct={importing.correct} />
      {"refusal" in read ? (
        <Refused file={preview.file} refusal={read.refusal} />
      ) : (
        <>
          <ImportProblems problems={read.problems} />
          <SamplePeople people={read.people} />
        </>
      )}
    </>
  );
}

function DiffNote({ diff }: { diff: NonNullable<Preview["diff"]> }) {
  const { added, changed, gone, asks } = diff;
  const nothing = added.length + changed.length + gone.length === 0;
  return (
    <Notice kind={asks ? "warn" : "info"} title={i18n.t(nothing ? "csv.diffNothing" : "csv.diff")}>
      {!nothing && (
        <ul class={style.diff}>
          <li>{i18n.t("csv.added", added.length, [number(added.length)])}</li>
          <li>{i18n.t("csv.changed", changed.length, [number(changed.length)])}</li>
          <li>{i18n.t("csv.gone", gone.length, [number(gone.length)])}</li>
        </ul>
      )}
    </Notice>
  );
}

function delimiterName(delimiter: string): string {
  const names = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
  const known = delimiter in names ? names[delimiter as keyof typeof names] : null;
  return known ? i18n.t(`csv.delimiter.${known}`) : delimiter;
}
