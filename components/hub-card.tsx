import { ExternalLink, RefreshCw, Settings, Trash2, Users } from "lucide";
import { useId } from "preact/hooks";
import { i18n } from "#i18n";
import type { Plan } from "../lib/store/plan-records.ts";
import type { Hub, Task } from "../lib/store/records.ts";
import { Button } from "./button.tsx";
import { number } from "./format.ts";
import style from "./hub-card.module.css";
import { HubFigures } from "./hub-figures.tsx";
import { metaUrl, places } from "./links.ts";
import { Menu } from "./menu.tsx";
import { PlanLine } from "./plans/plan-line.tsx";
import { startSync } from "./start-sync.ts";
import { isUnderWay, TaskLine } from "./task-line.tsx";
import { Time } from "./time.tsx";
import { expiry, TokenExpiry } from "./token-expiry.tsx";

interface Props {
  hub: Hub;
  /** The latest task of this hub. */
  task: Task | null;
  /** A plan of this hub that is under way. */
  plan?: Plan | null;
  /** Opens a place of the hub page: by hash there, in a tab from elsewhere. */
  go: (place: string) => void;
}

export function HubCard({ hub, task, plan = null, go }: Props) {
  const titleId = useId();
  const settings = places.hubSettings(hub.id);
  return (
    <article class={style.card} aria-label={hub.label}>
      <header class={style.header}>
        <div class={style.titles}>
          <h2 id={titleId} title={hub.label}>
            <bdi>{hub.label}</bdi>
          </h2>
          {hub.portfolioName !== hub.label && (
            <p class={style.portfolio} title={hub.portfolioName}>
              <bdi>{hub.portfolioName}</bdi>
            </p>
          )}
        </div>
        <Button icon={RefreshCw} busy={task !== null && isUnderWay(task)} onClick={() => void startSync([hub.id])}>
          {i18n.t("card.sync")}
        </Button>
        <Menu
          items={[
            { label: i18n.t("card.viewMembers"), icon: Users, act: () => go(places.hubMembers(hub.id)) },
            { label: i18n.t("card.settings"), icon: Settings, act: () => go(settings) },
            { label: i18n.t("card.openInMeta"), icon: ExternalLink, href: metaUrl(hub.businessId), external: true },
            { label: i18n.t("card.remove"), icon: Trash2, danger: true, act: () => go(`${settings}?at=remove`) },
          ]}
        />
      </header>
      {hub.synced && <HubFigures counts={hub.synced.counts} />}
      {task && !["completed", "canceled"].includes(task.status.name) && <TaskLine task={task} />}
      {plan && <PlanLine plan={plan} go={go} />}
      <footer class={style.footer}>
        <Synced hub={hub} />
        <TokenExpiry token={hub.token} />
        <Renew hub={hub} go={() => go(`${settings}?at=token`)} />
      </footer>
    </article>
  );
}

function Synced({ hub }: { hub: Hub }) {
  if (!hub.synced) return <span>{i18n.t("card.neverSynced")}</span>;
  const gaps = hub.synced.gaps.length;
  return (
    <span>
      {i18n.t("card.synced")} <Time at={hub.synced.at} />
      {gaps > 0 && ` · ${i18n.t("card.gaps", gaps, [number(gaps)])}`}
    </span>
  );
}

function Renew({ hub, go }: { hub: Hub; go: () => void }) {
  // The day of the page's opening is exact enough here; the text beside it moves with the clock.
  if (expiry(hub.token, Date.now()).tone === "calm") return null;
  return (
    <button type="button" class={style.renew} onClick={go}>
      {i18n.t("expiry.renew")}
    </button>
  );
}
