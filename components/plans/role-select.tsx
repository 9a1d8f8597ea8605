import { useId } from "preact/hooks";
import { i18n } from "#i18n";
import { KNOWN_ROLES, roleName } from "../roles.ts";
import style from "./plans.module.css";

interface Props {
  value: string;
  onChange: (role: string) => void;
}

/** Meta's roles by their present names. A role that we do not know is offered as it came, so that nothing is changed unseen. */
export function RoleSelect({ value, onChange }: Props) {
  const id = useId();
  const roles = (KNOWN_ROLES as readonly string[]).includes(value) ? KNOWN_ROLES : [value, ...KNOWN_ROLES];
  return (
    <div class={style.field}>
      <label for={id}>{i18n.t("members.appAccess")}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {roles.map((role) => (
          <option key={role} value={role} title={role}>
            {roleName(role)}
          </option>
        ))}
      </select>
    </div>
  );
}
