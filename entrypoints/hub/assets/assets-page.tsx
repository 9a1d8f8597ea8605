import { i18n } from "#i18n";
import { places } from "../../../components/links.ts";
import { Shown, useLive } from "../../../components/live.tsx";
import { Page } from "../../../components/page.tsx";
import { HubSelect } from "../../../components/table/hub-select.tsx";
import { readAll, useScope } from "../../../components/table/scope.ts";
import { ScopeStates } from "../../../components/table/scope-states.tsx";
import { listAssets, listPartners } from "../../../lib/store/inventory.ts";
import type { Asset, Hub, Partner } from "../../../lib/store/records.ts";
import { hubOf, setQuery } from "../members/query.ts";
import type { ScreenProps } from "../router.ts";
import { go } from "../router.ts";
import { AssetList } from "./asset-list.tsx";
import style from "./partners.module.css";
import { Partners } from "./partners.tsx";

/** The assets of one hub, or of all, and the partners they are shared with. */
export function AssetsPage({ hubId, query }: ScreenProps) {
  const scope = useScope();
  const chosen = hubId ?? query.get("hub");
  const hubs = scope.state === "ready" ? scope.value.hubs : [];
  return (
    <Page
      title={i18n.t("assets.title")}
      {...(hubId === null ? {} : { back: { label: i18n.t("frame.hubs"), href: places.hubs } })}
      subtitle={hubId !== null && hubs.find((hub) => hub.id === hubId)?.label}
      actions={
        hubId === null &&
        hubs.length > 0 && (
          <HubSelect hubs={hubs} value={hubOf(hubs, chosen)} onChange={(hub) => setQuery(query, { hub })} />
        )
      }
    >
      <Shown live={scope} rows={6}>
        {(value) => (
          <ScopeStates scope={value} hubId={chosen} go={go}>
            {(synced) => <Content hubs={synced} />}
          </ScopeStates>
        )}
      </Shown>
    </Page>
  );
}

async function readRows(hubIds: readonly string[]): Promise<{ assets: Asset[]; partners: Partner[] }> {
  const [assets, partners] = await Promise.all([readAll(hubIds, listAssets), readAll(hubIds, listPartners)]);
  return { assets, partners };
}

function Content({ hubs }: { hubs: readonly Hub[] }) {
  const ids = hubs.map((hub) => hub.id);
  const live = useLive(["assets", "partners"], () => readRows(ids), [ids.join(" ")]);
  return (
    <Shown live={live} rows={6}>
      {({ assets, partners }) => (
        <div class={style.page}>
          <AssetList assets={assets} hubs={hubs} />
          <Partners partners={partners} hubs={hubs} />
        </div>
      )}
    </Shown>
  );
}
