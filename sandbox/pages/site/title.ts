import { labelsOf } from "./labels.ts";
import type { Scene } from "./scene.ts";

/** What stands in the tab. */
export function titleOf({ page, locale, generation }: Scene): string {
  const t = labelsOf(locale, generation);
  if (page.kind === "settings") return page.section === null ? t.settings : t[page.section];
  return { home: t.home, login: t.logInTitle, block: t.settings, noAccess: t.settings, notFound: t.notFound }[
    page.kind
  ];
}
