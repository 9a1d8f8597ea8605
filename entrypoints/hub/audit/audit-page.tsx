import { Download, ScrollText, ShieldCheck } from "lucide";
import { useMemo } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { places } from "../../../components/links.ts";
import { Shown, useLive } from "../../../components/live.tsx";
import { Page } from "../../../components/page.tsx";
import { TableView } from "../../../components/table/table-view.tsx";
import { listAudit } from "../../../lib/audit/log.ts";
import type { AuditEntry } from "../../../lib/store/audit-chain.ts";
import { auditColumns, auditFilters, auditTexts } from "./audit-columns.tsx";
import { exportCsv, exportJson } from "./export-audit.ts";
import { useVerify, VerdictNote } from "./verify.tsx";

/** Every line: the log is only ever added to, and a search must find the oldest too. */
const ALL = Number.POSITIVE_INFINITY;

/** The audit log: every deed of this browser, newest first. */
export function AuditPage() {
  const live = useLive(["audit"], () => listAudit(ALL));
  const lines = live.state === "ready" ? live.value : [];
  const { verdict, busy, verify } = useVerify();
  return (
    <Page
      title={i18n.t("audit.title")}
      subtitle={i18n.t("audit.lead")}
      back={{ label: i18n.t("automation.title"), href: places.automation }}
      actions={
        lines.length > 0 && (
          <>
            <Button icon={ShieldCheck} busy={busy} onClick={() => void verify()}>
              {i18n.t("audit.verify")}
            </Button>
            <Button icon={Download} onClick={() => void exportCsv(lines)}>
              {i18n.t("audit.exportCsv")}
            </Button>
            <Button icon={Download} onClick={() => exportJson(lines)}>
              {i18n.t("audit.exportJson")}
            </Button>
          </>
        )
      }
    >
      <div role="status">{verdict && <VerdictNote verdict={verdict} />}</div>
      <Shown live={live} rows={6}>
        {(all) => <Lines lines={all} />}
      </Shown>
    </Page>
  );
}

function Lines({ lines }: { lines: readonly AuditEntry[] }) {
  const columns = useMemo(auditColumns, []);
  const filters = useMemo(() => auditFilters(lines), [lines]);
  return (
    <TableView
      label={i18n.t("audit.title")}
      searchLabel={i18n.t("audit.search")}
      rows={lines}
      rowKey={(row) => String(row.n)}
      columns={columns}
      filters={filters}
      texts={auditTexts}
      sort={null}
      empty={
        <EmptyState icon={ScrollText} title={i18n.t("audit.empty")}>
          <p>{i18n.t("audit.emptyText")}</p>
        </EmptyState>
      }
      narrowBelow={900}
      heights={{ wide: 44, narrow: 76 }}
    />
  );
}
