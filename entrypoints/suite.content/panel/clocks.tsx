import type { ComponentChildren } from "preact";
import { i18n } from "#i18n";
import { DAY, day, exactTime, relativeTime } from "../../../components/format.ts";
import type { Guide } from "../guide-words.ts";

/** Meta drops a request for a second admin's approval after this time. */
const APPROVAL_LASTS = 7 * DAY;

/** What is waited for, and since when. */
export function Clocks({ guide: { setup, hasToken, days } }: { guide: Guide }) {
  if (setup === null) return null;
  const now = Date.now();
  const { requestedAt, activeAt, approvalAskedAt, systemUserAt, hubId } = setup;
  const approvalEnds = approvalAskedAt === null || hasToken ? null : approvalAskedAt + APPROVAL_LASTS;
  const newUntil = systemUserAt === null || hubId !== null ? null : systemUserAt + days * DAY;
  return (
    <dl class="clocks">
      {requestedAt !== null && activeAt === null && (
        <Clock name={i18n.t("guide.clock.requested")} at={requestedAt}>
          {relativeTime(requestedAt, now)}
        </Clock>
      )}
      {approvalAskedAt !== null && approvalEnds !== null && (
        <>
          <Clock name={i18n.t("guide.clock.approval")} at={approvalAskedAt}>
            {relativeTime(approvalAskedAt, now)}
          </Clock>
          <Clock name={i18n.t("guide.clock.approvalEnds")} at={approvalEnds}>
            {relativeTime(approvalEnds, now)}
          </Clock>
        </>
      )}
      {newUntil !== null && newUntil > now && (
        <Clock name={i18n.t("guide.clock.days")} at={newUntil}>
          {day(newUntil)}
        </Clock>
      )}
    </dl>
  );
}

function Clock({ name, at, children }: { name: string; at: number; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
          {children}
        </time>
      </dd>
    </div>
  );
}
