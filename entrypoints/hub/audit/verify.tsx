import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { number } from "../../../components/format.ts";
import { problemOf } from "../../../components/live.tsx";
import { Notice } from "../../../components/notice.tsx";
import { ProblemNote } from "../../../components/problem-note.tsx";
import { type Verdict, verifyAudit } from "../../../lib/audit/verify.ts";
import type { Problem } from "../../../lib/problem.ts";

type Outcome = Verdict | { problem: Problem };

/** Checks the log on demand. */
export function useVerify(): { verdict: Outcome | null; busy: boolean; verify: () => Promise<void> } {
  const [verdict, setVerdict] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    verdict,
    busy,
    async verify() {
      setBusy(true);
      try {
        setVerdict(await verifyAudit());
      } catch (error) {
        setVerdict({ problem: problemOf(error) });
      }
      setBusy(false);
    },
  };
}

export function VerdictNote({ verdict }: { verdict: Outcome }) {
  if ("problem" in verdict) return <ProblemNote problem={verdict.problem} />;
  if (verdict.sound) {
    return <Notice kind="good">{i18n.t("audit.sound", verdict.entries, [number(verdict.entries)])}</Notice>;
  }
  return (
    <Notice kind="bad" title={i18n.t("audit.unsound")}>
      <p>{i18n.t(`audit.why.${verdict.why}`, [number(verdict.n)])}</p>
    </Notice>
  );
}
