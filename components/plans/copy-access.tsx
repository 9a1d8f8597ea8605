import { useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { Holdings } from "../../lib/store/records.ts";
import { Button } from "../button.tsx";
import { number } from "../format.ts";
import { Select } from "../table/select.tsx";
import type { Held } from "./held.ts";
import style from "./plans.module.css";

interface Props {
  others: Held["others"];
  onCopy: (grants: Holdings["grants"]) => void;
}

/** "Copy access from …": gives what another member has; nothing is taken. */
export function CopyAccess({ others, onCopy }: Props) {
  const [from, setFrom] = useState("");
  const [copied, setCopied] = useState<number | null>(null);
  const chosen = others.find(({ member }) => member.id === from);
  if (others.length === 0) return null;
  return (
    <div class={style.copy}>
      <Select
        label={i18n.t("plans.copyFrom")}
        labelled
        value={from}
        options={[
          { value: "", label: i18n.t("plans.choosePerson") },
          ...others.map(({ member, grants }) => ({
            value: member.id,
            label: `${member.name} (${i18n.t("members.assetsCount", grants.length, [number(grants.length)])})`,
          })),
        ]}
        onChange={setFrom}
      />
      <Button
        disabled={!chosen}
        onClick={() => {
          if (!chosen) return;
          onCopy(chosen.grants);
          setCopied(chosen.grants.length);
        }}
      >
        {i18n.t("plans.copy")}
      </Button>
      <p class={style.soft} role="status">
        {copied !== null && i18n.t("plans.copied", copied, [number(copied)])}
      </p>
    </div>
  );
}
