import { GitCompareArrows, SearchX, TriangleAlert } from "lucide";
import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import { Button } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { dayAndTime, inOrder, number } from "../../../components/format.ts";
import { Icon } from "../../../components/icon.tsx";
import { places } from "../../../components/links.ts";
import { Shown, useLive } from "../../../components/live.tsx";
import { Page } from "../../../components/page.tsx";
import { Select } from "../../../components/table/select.tsx";
import bar from "../../../components/table/table-bar.module.css";
import { Time } from "../../../components/time.tsx";
import type { Report } from "../../../lib/store/records.ts";
import { listReports } from "../../../lib/store/reports.ts";
import { setQuery } from "../members/query.ts";
import style from "./changes.module.css";
import { riskyCount } from "./words.ts";

const STEP = 50;

export function ReportsPage({ hubId, query }: { hubId: string | null; query: URLSearchParams }) {
  const live = useLive(["reports"], () => listReports());
  const hub = hubId ?? query.get("hub") ?? "";
  const risky = query.get("risk") === "yes";
  return (
    <Page title={i18n.t("changes.title")} subtitle={i18n.t("changes.lead")}>
      <Shown live={live} rows={6}>
        {(reports) =>
          reports.length === 0 ? (
            <EmptyState icon={GitCompareArrows} title={i18n.t("changes.empty")}>
              <p>{i18n.t("changes.emptyText")}</p>
            </EmptyState>
          ) : (
            <>
              <div class={bar.bar}>
                {hubId === null && (
                  <Select
                    label={i18n.t("changes.hub")}
                    value={hub}
                    options={[{ value: "", label: i18n.t("table.allHubs") }, ...hubsOf(reports)]}
                    onChange={(value) => setQuery(query, { hub: value || null })}
                  />
                )}
                <Select
                  label={i18n.t("changes.riskColumn")}
                  value={risky ? "yes" : ""}
                  options={[
                    { value: "", label: i18n.t("changes.allRisk") },
                    { value: "yes", label: i18n.t("changes.onlyRisky") },
                  ]}
                  onChange={(value) => setQuery(query, { risk: value || null })}
                />
              </div>
              <Reports
                reports={reports.filter(
                  (report) => (hub === "" || report.hubId === hub) && (!risky || riskyCount(report) > 0),
                )}
              />
            </>
          )
        }
      </Shown>
    </Page>
  );
}

/** Hubs that have reports, also those that are gone: their history is kept under their label. */
function hubsOf(reports: readonly Report[]): { value: string; label: string }[] {
  const labels = new Map<string, string>();
  for (const { hubId, hubLabel } of reports) if (!labels.has(hubId)) labels.set(hubId, hubLabel);
  return [...labels].map(([value, label]) => ({ value, label })).sort((a, b) => inOrder(a.label, b.label));
}

function Reports({ reports }: { reports: readonly Report[] }) {
  const [shown, setShown] = useState(STEP);
  if (reports.length === 0) {
    return (
      <EmptyState icon={SearchX} title={i18n.t("table.noMatch")}>
        <p>{i18n.t("table.noMatchText")}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ul class={style.reports}>
        {reports.slice(0, shown).map((report) => (
          <li key={report.id}>
            <a class={style.report} href={places.report(report.id)}>
              <span class={style.when}>
                <span>{dayAndTime(report.at)}</span>
                <span class={style.soft}>
                  <Time at={report.at} />
                </span>
              </span>
              <span class={style.hub}>{report.hubLabel}</span>
              <Summary report={report} />
            </a>
          </li>
        ))}
      </ul>
      {reports.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + STEP)}>{i18n.t("changes.more")}</Button>
        </div>
      )}
    </>
  );
}

export function Summary({ report }: { report: Report }) {
  const risky = riskyCount(report);
  if (report.first) return <span class={style.soft}>{i18n.t("changes.first")}</span>;
  if (report.lines.length === 0) return <span class={style.soft}>{i18n.t("changes.nothing")}</span>;
  return (
    <span class={style.summary}>
      {i18n.t("changes.lines", report.lines.length, [number(report.lines.length)])}
      {risky > 0 && (
        <span class={style.risk}>
          <Icon icon={TriangleAlert} /> {i18n.t("changes.risky", risky, [number(risky)])}
        </span>
      )}
    </span>
  );
}
