import { CircleCheck, CircleDashed, CircleHelp, CircleX, type IconNode, LoaderCircle, TriangleAlert } from "lucide";
import { i18n } from "#i18n";
import { CHECKS, type Check } from "../lib/messages/protocol.ts";
import style from "./checks-list.module.css";
import { day, number } from "./format.ts";
import { Icon } from "./icon.tsx";
import { ProblemDetails } from "./problem-note.tsx";

const ICONS: Record<Check["result"], IconNode> = {
  passed: CircleCheck,
  warning: TriangleAlert,
  failed: CircleX,
  unknown: CircleHelp,
  skipped: CircleDashed,
};

/** The checks of "Connect app" in their order; while they run (`checks` is `null`) only their names. */
export function ChecksList({ checks }: { checks: readonly Check[] | null }) {
  return (
    <ol class={style.list} aria-label={i18n.t("connect.checks")}>
      {checks === null
        ? CHECKS.map((name) => (
            <li key={name} class={style.check}>
              <Icon icon={LoaderCircle} spin />
              <p class={style.title}>{i18n.t(`check.${name}.title`)}</p>
            </li>
          ))
        : checks.map((check) => <Row key={check.name} check={check} />)}
    </ol>
  );
}

function Row({ check }: { check: Check }) {
  const { name, result, problem } = check;
  const detail = detailOf(check);
  return (
    <li class={`${style.check} ${style[result]}`}>
      <Icon icon={ICONS[result]} />
      <div>
        <p>
          <span class={style.title}>{i18n.t(`check.${name}.title`)}</span>
          <span class={style.result}>{i18n.t(`check.result.${result}`)}</span>
        </p>
        {/* The problem's sentence says more than the check's own, so it takes its place. */}
        <p>
          {problem ? i18n.t(`problem.${problem.kind}.sentence`) : i18n.t(`check.${name}.${result}`)}
          {detail && ` ${detail}`}
        </p>
        {problem && <p>{i18n.t(`problem.${problem.kind}.remedy`)}</p>}
        {problem && <ProblemDetails problem={problem} />}
      </div>
    </li>
  );
}

/** What the check found out, as a person reads it. */
function detailOf({ name, result, value }: Check): string | null {
  if (value === null) return null;
  if (name === "scopes") return result === "passed" ? null : i18n.t("check.missing", [value]);
  if (name === "app") return result === "passed" ? expiryText(value) : i18n.t("check.ofApp", [value]);
  if (name === "people") return /^\d+$/.test(value) ? `(${number(Number(value))})` : null;
  return name === "tier" ? null : `(${value})`;
}

function expiryText(value: string): string | null {
  if (value === "never") return i18n.t("check.expiresNever");
  return /^\d+$/.test(value) ? i18n.t("check.expires", [day(Number(value))]) : null;
}
