import { i18n } from "#i18n";
import { number } from "../../../components/format.ts";
import { Notice } from "../../../components/notice.tsx";
import type { Refusal } from "../../../lib/people/csv/decode.ts";

/** A file, or its columns, of which nothing can be taken. */
export function Refused({ file, refusal }: { file: string; refusal: Refusal }) {
  const { kind, line } = refusal;
  return (
    <Notice kind="bad" title={i18n.t("csv.refusedTitle", [file])} live>
      <p>
        {line !== null && `${i18n.t("csv.line", [number(line)])} `}
        {i18n.t(`csv.refused.${kind}`)}
      </p>
    </Notice>
  );
}
