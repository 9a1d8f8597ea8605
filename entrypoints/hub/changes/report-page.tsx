import { useSignal } from "@preact/signals";
import { CircleCheck, Download, FileX } from "lucide";
import { i18n } from "#i18n";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { dayAndTime } from "../../../components/format.ts";
import { places } from "../../../components/links.ts";
import { Shown, useLive } from "../../../components/live.tsx";
import { Page } from "../../../components/page.tsx";
import { GapsNote } from "../../../components/table/gaps-note.tsx";
import { toast } from "../../../components/toast.tsx";
import type { Report } from "../../../lib/store/records.ts";
import { getReport } from "../../../lib/store/reports.ts";
import { CountsList } from "./counts-list.tsx";
import { exportReport } from "./export-report.ts";
import { LineList } from "./line-list.tsx";

/** One report: what a sync found different. */
export function ReportPage({ id }: { id: string }) {
  const live = useLive(["reports"], () => getReport(id), [id]);
  const report = live.state === "ready" ? live.value : null;
  return (
    <Page
      title={i18n.t("changes.title")}
      back={{ label: i18n.t("changes.allChanges"), href: places.changes }}
      subtitle={report && `${report.hubLabel} · ${dayAndTime(report.at)}`}
      actions={report && report.lines.length > 0 && <ExportButton report={report} />}
    >
      <Shown live={live} rows={6}>
        {(value) =>
          value === null ? (
            <Missing />
          ) : (
            <>
              <GapsNote of={[{ label: value.hubLabel, gaps: value.gaps }]} />
              <Content report={value} />
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function ExportButton({ report }: { report: Report }) {
  const busy = useSignal(false);
  async function save() {
    busy.value = true;
    await exportReport(report);
    busy.value = false;
    toast(i18n.t("changes.exported"));
  }
  return (
    <Button icon={Download} busy={busy.value} onClick={() => void save()}>
      {i18n.t("changes.export")}
    </Button>
  );
}

function Content({ report }: { report: Report }) {
  if (report.first) {
    return (
      <>
        <p>{i18n.t("changes.firstText")}</p>
        <CountsList counts={report.counts} />
      </>
    );
  }
  if (report.lines.length > 0) return <LineList lines={report.lines} />;
  return (
    <EmptyState icon={CircleCheck} title={i18n.t("changes.nothing")}>
      <p>{i18n.t("changes.nothingText")}</p>
    </EmptyState>
  );
}

function Missing() {
  return (
    <EmptyState
      icon={FileX}
      title={i18n.t("changes.missing")}
      action={<ButtonLink href={places.changes}>{i18n.t("changes.allChanges")}</ButtonLink>}
    >
      <p>{i18n.t("changes.missingText")}</p>
    </EmptyState>
  );
}
