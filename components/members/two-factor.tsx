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

/** By icon and word; a value that we do not know is shown as it came. */
export function TwoFactor({ value }: { value: string | null }) {
  const state = twoFactorState(value);
  const look = LOOKS[state];
  return (
    <span class={look.class} title={value ?? undefined}>
      <Icon icon={look.icon} /> {twoFactorWord(value)}
    </span>
  );
}

export function twoFactorWord(value: string | null): string {
  const state = twoFactorState(value);
  if (state === "on") return i18n.t("members.twoFactorOn");
  if (state === "off") return i18n.t("members.twoFactorOff");
  return value || i18n.t("members.twoFactorUnknown");
}
