import { beforeAll, expect, test } from "vitest";
import { useMessages } from "../../../components/testing/messages.ts";
import type { ReportLine } from "../../../lib/store/records.ts";
import { exampleReport } from "../../../lib/store/testing/examples.ts";
import { reportTable } from "./export-report.ts";
import { valueWord } from "./words.ts";

beforeAll(() => useMessages());

const line: ReportLine = {
  what: "memberRole",
  subjectId: "42",
  subject: "Ana",
  object: null,
  assetKind: null,
  before: "EMPLOYEE",
  after: "ADMIN",
  risk: "newAdmin",
};

test("a report is a table in the words of the screen", () => {
  const { fields, data } = reportTable(
    exampleReport({ hubLabel: "Acme", at: Date.UTC(2026, 10, 24, 7), first: false, lines: [line] }),
  );
  expect(data).toEqual([
    [
      "2026-11-24T07:00:00.000Z",
      "Acme",
      "App access changed",
      "New admin",
      "Ana",
      "42",
      "",
      "",
      "Basic access",
      "Full control",
    ],
  ]);
  expect(fields).toHaveLength(data[0]?.length ?? 0);
});

test.each([
  ["memberTwoFactor", "enabled", "On"],
  ["memberTwoFactor", null, "Unknown"],
  ["memberTwoFactor", "sms_pending", "sms_pending"],
  ["memberFinance", "EDITOR", "Finance editor"],
  ["memberFinance", "SOMETHING_NEW", "SOMETHING_NEW"],
  ["memberJoined", "ADS_RIGHTS_REVIEWER", "ADS_RIGHTS_REVIEWER"],
  ["assetGained", "client", "Shared with us"],
  ["partnerGained", "agency", "Agency"],
  ["assignmentTasks", "MANAGE, ANALYZE", "MANAGE, ANALYZE"],
  ["memberEmail", null, null],
] as const)("%s says %o as %o", (what, value, word) => {
  expect(valueWord(what, value)).toBe(word);
});
