import { Role } from "../role.tsx";
import { roleName } from "../roles.ts";
import style from "./members.module.css";

/** `finance_permission` says `EDITOR` where the role is called `FINANCE_EDITOR`. */
export function financeName(finance: string): string {
  const long = `FINANCE_${finance}`;
  const name = roleName(long);
  return name === long ? roleName(finance) : name;
}

interface Props {
  role: string;
  finance: string | null;
  /** All in one line; otherwise the addition stands below the role. */
  line?: boolean;
}

/** Meta's role, and a finance role as an addition. */
export function AppAccess({ role, finance, line = false }: Props) {
  if (!finance || financeName(finance) === roleName(role))
    return (
      <span class={style.text}>
        <Role role={role} />
      </span>
    );
  return (
    <span class={line ? style.inLine : style.stacked}>
      <span class={style.text}>
        <Role role={role} />
      </span>
      <span class={style.addition} title={finance}>
        + {financeName(finance)}
      </span>
    </span>
  );
}
