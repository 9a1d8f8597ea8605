import {
  Activity,
  Boxes,
  Building2,
  ContactRound,
  GitCompareArrows,
  type IconNode,
  Settings as SettingsIcon,
  Users,
} from "lucide";
import { i18n } from "#i18n";
import { Icon } from "../../components/icon.tsx";
import { places } from "../../components/links.ts";
import { LockedBar } from "../../components/locked-bar.tsx";
import { Logo } from "../../components/logo.tsx";
import { OfflineNote } from "../../components/offline-note.tsx";
import { PlanHost } from "../../components/plans/plan-host.tsx";
import { Toasts } from "../../components/toast.tsx";
import style from "./frame.module.css";
import { type PageName, type Route, route } from "./router.ts";
import { Screen } from "./screen.tsx";

const LINKS: { page: Exclude<PageName, "connect" | "audit">; icon: IconNode }[] = [
  { page: "hubs", icon: Building2 },
  { page: "members", icon: Users },
  { page: "assets", icon: Boxes },
  { page: "changes", icon: GitCompareArrows },
  { page: "automation", icon: Activity },
  { page: "directory", icon: ContactRound },
  { page: "settings", icon: SettingsIcon },
];

/** Which entry of the navigation a screen belongs to: a hub's settings and the connect form are under "Business Hubs". */
function section({ page, hubId }: Route): PageName | "unknown" {
  if (page === "audit") return "automation";
  return page === "connect" || (page === "settings" && hubId !== null) ? "hubs" : page;
}

export function Frame() {
  const here = route.value;
  const current = section(here);
  return (
    <div class={style.frame}>
      <a class={style.skip} href="#main">
        {i18n.t("frame.skip")}
      </a>
      <header class={style.side}>
        <a class={style.brand} href={places.hubs}>
          <Logo />
          <span>{i18n.t("extension.name")}</span>
        </a>
        <nav aria-label={i18n.t("frame.navigation")}>
          <ul class={style.links}>
            {LINKS.map(({ page, icon }) => (
              <li key={page}>
                <a class={style.link} href={places[page]} aria-current={page === current ? "page" : undefined}>
                  <Icon icon={icon} />
                  {i18n.t(`frame.${page}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" class={style.main} tabIndex={-1}>
        <OfflineNote />
        <LockedBar />
        <Screen route={here} />
      </main>
      <PlanHost />
      <Toasts />
    </div>
  );
}
