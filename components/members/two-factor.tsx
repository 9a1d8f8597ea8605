import { ShieldCheck, ShieldOff, ShieldQuestionMark } from "lucide";
import { i18n } from "#i18n";
import { twoFactorState } from "../../lib/two-factor.ts";
import { Icon } from "../icon.tsx";
import style from "./members.module.css";

const LOOKS = {
  on: { icon: ShieldCheck, class: style.good },
  off: { icon: ShieldOff, class: style.bad },
  unknown: { icon: ShieldQuestionMark, class: style.soft },
};

/** By icon and word; a value that we do not know is shown as it came. `alone`: without a heading that says what is on or off. */
export function TwoFactor({ value, alone = false }: { value: string | null; alone?: boolean }) {
  const state = twoFactorState(value);
  const look = LOOKS[state];
  return (
    <span class={look.class} title={value ?? undefined}>
      <Icon icon={look.icon} />{" "}
      {alone ? i18n.t("members.twoFactorAlone", [twoFactorWord(value)]) : twoFactorWord(value)}
    </span>
  );
}

export function twoFactorWord(value: string | null): string {
  const state = twoFactorState(value);
  if (state === "on") return i18n.t("members.twoFactorOn");
  if (state === "off") return i18n.t("members.twoFactorOff");
  return value || i18n.t("members.twoFactorUnknown");
}
