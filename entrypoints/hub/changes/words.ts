import { i18n } from "#i18n";
import { financeName } from "../../../components/members/app-access.tsx";
import { twoFactorWord } from "../../../components/members/two-factor.tsx";
import { roleName } from "../../../components/roles.ts";
import type { Report, ReportLine } from "../../../lib/store/records.ts";

const ROLES: readonly ReportLine["what"][] = [
  "memberJoined",
  "memberLeft",
  "memberRole",
  "invitationSent",
  "invitationEnded",
  "systemUserAdded",
  "systemUserRemoved",
  "systemUserRole",
];

/** A value before or after, in the words of the screens; what we have no word for is shown as it came. */
export function valueWord(what: ReportLine["what"], value: string | null): string | null {
  if (what === "memberTwoFactor") return twoFactorWord(value);
  if (value === null) return null;
  if (ROLES.includes(what)) return roleName(value);
  if (what === "memberFinance") return financeName(value);
  if (what === "assetGained" || what === "assetLost") {
    return value === "owned" || value === "client" ? i18n.t(`assets.${value}`) : value;
  }
  if (what === "partnerGained" || what === "partnerLost") {
    return value === "agency" || value === "client" ? i18n.t(`changes.${value}`) : value;
  }
  return value;
}

export const whatWord = (line: ReportLine) => i18n.t(`changes.kind.${line.what}`);
export const riskWord = (line: ReportLine) => (line.risk === null ? null : i18n.t(`changes.risk.${line.risk}`));
export const kindWord = (line: ReportLine) => (line.assetKind === null ? null : i18n.t(`assetKind.${line.assetKind}`));

export const riskyCount = (report: Report) => report.lines.filter((line) => line.risk !== null).length;
