import { Role } from "../role.tsx";
import { roleName } from "../roles.ts";
import style from "./members.module.css";

/** `finance_permission` says `EDITOR` where the role is called `FINANCE_EDITOR`. */
export function financeName(finance: string): string {
  const long = `FINANCE_${finance}`;
  const name = roleName(long);
  return name === long ? roleName(finance) : name;
}

/** Meta's role, and a finance role as an addition. */
export function AppAccess({ role, finance }: { role: string; finance: string | null }) {
  return (
    <>
      <Role role={role} />
      {finance && (
        <>
          {" "}
          <span class={style.addition} title={finance}>
            + {financeName(finance)}
          </span>
        </>
      )}
    </>
  );
}
