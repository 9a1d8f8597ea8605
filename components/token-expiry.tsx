import { KeyRound } from "lucide";
import { i18n } from "#i18n";
import type { Hub } from "../lib/store/records.ts";
import { DAY, exactTime, number } from "./format.ts";
import { Icon } from "./icon.tsx";
import { now } from "./time.tsx";
import style from "./token-expiry.module.css";

type Tone = "calm" | "warn" | "bad";

/** How long the token still works, in words, and how pressing that is: 14 days are a warning, 3 are danger. */
export function expiry(token: Hub["token"], at: number): { tone: Tone; text: string } {
  if (token.refused) return { tone: "bad", text: i18n.t("expiry.refused") };
  if (token.expires === "never") return { tone: "calm", text: i18n.t("expiry.never") };
  if (token.expires === "unknown") return { tone: "calm", text: i18n.t("expiry.unknown") };
  const left = token.expires - at;
  if (left <= 0) return { tone: "bad", text: i18n.t("expiry.expired") };
  const days = Math.floor(left / DAY);
  return {
    tone: left <= 3 * DAY ? "bad" : left <= 14 * DAY ? "warn" : "calm",
    text: days === 0 ? i18n.t("expiry.today") : i18n.t("expiry.days", days, [number(days)]),
  };
}

export function TokenExpiry({ token }: { token: Hub["token"] }) {
  const { tone, text } = expiry(token, now.value);
  return (
    <span
      class={`${style.expiry} ${style[tone]}`}
      {...(typeof token.expires === "number" ? { title: exactTime(token.expires) } : {})}
    >
      <Icon icon={KeyRound} />
      {text}
    </span>
  );
}
