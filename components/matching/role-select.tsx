import type { RefObject } from "preact";
import { useId } from "preact/hooks";
import { i18n } from "#i18n";
import { HubRole } from "../../lib/store/people-records.ts";
import style from "./matching.module.css";
import { hubRoleName } from "./words.ts";

interface Props {
  value: HubRole;
  onChange: (role: HubRole) => void;
  select?: RefObject<HTMLSelectElement | null>;
}

/** "Hub role", with what it means. */
export function RoleSelect({ value, onChange, select }: Props) {
  const id = useId();
  return (
    <div class={style.field}>
      <label for={id}>{i18n.t("members.hubRole")}</label>
      <select
        id={id}
        {...(select ? { ref: select } : {})}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(HubRole.parse(event.currentTarget.value))}
      >
        {/* The lesser role first: it is the one that most people get. */}
        {(["collaborator", "owner"] as const).map((role) => (
          <option key={role} value={role}>
            {hubRoleName(role)}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} class={style.hint}>
        {i18n.t(`hubRoles.${value}Means`)}
      </p>
    </div>
  );
}
