import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import style from "./directory.module.css";

/** A short table under its heading; what does not fit scrolls. */
export function SmallTable({
  title,
  heads,
  children,
}: {
  title: string;
  heads: string[];
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <div class={style.part}>
      <h3 id={id}>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard */}
      <section class={style.scroll} tabIndex={0} aria-labelledby={id}>
        <table class={style.table} aria-labelledby={id}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
    </div>
  );
}
