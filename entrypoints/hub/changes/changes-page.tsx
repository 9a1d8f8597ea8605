import type { ScreenProps } from "../router.ts";
import { ReportPage } from "./report-page.tsx";
import { ReportsPage } from "./reports-page.tsx";

/** All reports, or one. The key makes another report a new page, whose heading takes the focus. */
export function ChangesPage({ id, hubId, query }: ScreenProps) {
  return id === null ? <ReportsPage hubId={hubId} query={query} /> : <ReportPage key={id} id={id} />;
}
