// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useLayout } from "../../../components/testing/layout.ts";
import { useMessages } from "../../../components/testing/messages.ts";
import { appendAudit, auditLine, listAudit } from "../../../lib/audit/log.ts";
import { openDatabase } from "../../../lib/store/database.ts";
import { exampleHub } from "../../../lib/store/testing/examples.ts";
import { freshProfile } from "../../../lib/store/testing/fresh.ts";
import { AuditPage } from "./audit-page.tsx";
import { auditTable } from "./export-audit.ts";

beforeEach(async () => {
  await freshProfile();
  await useMessages();
  useLayout();
  const hub = exampleHub();
  await appendAudit(auditLine({ deed: "planApplied", who: "you", hub, after: "2 changes" }));
  await appendAudit(auditLine({ deed: "changeDone", who: "you", hub, before: "Ana: ADMIN", trace: "Trace1" }));
});
afterEach(cleanup);

test("lists the newest first, and finds by deed", async () => {
  render(<AuditPage />);
  const heads = async () => (await screen.findAllByRole("rowheader")).map(({ textContent }) => textContent);
  expect(await heads()).toEqual(["Change made", "Changes approved"]);
  fireEvent.change(screen.getByRole("combobox", { name: "Deed" }), { target: { value: "planApplied" } });
  expect(await screen.findByText("1 of 2 found")).toBeTruthy();
  expect(await heads()).toEqual(["Changes approved"]);
});

test("Verify says that the log is whole, and which line is not", async () => {
  render(<AuditPage />);
  fireEvent.click(await screen.findByRole("button", { name: "Verify" }));
  expect(await screen.findByText("The log is whole. 2 lines were checked.")).toBeTruthy();
  const db = await openDatabase();
  const first = (await listAudit())[1];
  if (!first) throw new Error("the log has two lines");
  await db.put("audit", { ...first, after: "3 changes" }, first.n);
  fireEvent.click(screen.getByRole("button", { name: "Verify" }));
  expect(await screen.findByText("Line 1 was edited.")).toBeTruthy();
});

test("the table of an export has everything, with the hash", async () => {
  const { fields, data } = auditTable(await listAudit());
  expect(fields).toHaveLength(9);
  expect(data[0]?.slice(2, 8)).toEqual(["Change made", "You", "Acme", "Ana: ADMIN", "", "Trace1"]);
  expect(data[0]?.[8]).toMatch(/^[0-9a-f]{64}$/);
});
