import { i18n } from "#i18n";
import type { Guard } from "../../lib/store/plan-records.ts";
import { Choice } from "../field.tsx";
import { day, list, number } from "../format.ts";
import { Notice } from "../notice.tsx";

/** Names told of each guard; the rest is counted. */
const NAMED = 5;

const KINDS = { warning: "warn", stop: "bad", never: "bad" } as const;

interface Props {
  guards: readonly Guard[];
  /** Whether the plan shall wait until the seven days are over. */
  wait: boolean;
  onWait: (wait: boolean) => void;
}

/** Reasons to look twice, the hardest first. */
export function GuardNotes({ guards, wait, onWait }: Props) {
  const order = ["never", "stop", "warning"];
  const sorted = [...guards].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  return sorted.map((guard) => (
    <Notice key={guard.kind} kind={KINDS[guard.level]} title={i18n.t(`guards.${guard.kind}.title`)}>
      <p>{i18n.t(`guards.${guard.kind}.text`, [names(guard.about)])}</p>
      {guard.until !== null && (
        <Choice
          type="checkbox"
          name="wait"
          label={i18n.t("plans.queueUntil", [day(guard.until)])}
          checked={wait}
          onChange={(event) => onWait(event.currentTarget.checked)}
        />
      )}
    </Notice>
  ));
}

function names(about: readonly string[]): string {
  const more = about.length - NAMED;
  if (more <= 0) return list(about);
  return list([...about.slice(0, NAMED), i18n.t("plans.others", more, [number(more)])]);
}
