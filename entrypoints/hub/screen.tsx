import { Compass } from "lucide";
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { ButtonLink } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { places } from "../../components/links.ts";
import { problemOf } from "../../components/live.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { ProblemNote } from "../../components/problem-note.tsx";
import type { Problem } from "../../lib/problem.ts";
import { HubsPage } from "./hubs/hubs-page.tsx";
import type { PageName, Route, ScreenProps } from "./router.ts";

type ScreenComponent = ComponentType<ScreenProps>;

/** Each screen is a chunk of its own: the frame and the cards paint without waiting for the tables. */
const LOADERS: Record<Exclude<PageName, "hubs" | "settings">, () => Promise<ScreenComponent>> = {
  connect: async () => (await import("./connect/connect-page.tsx")).ConnectPage,
  members: async () => (await import("./members/members-page.tsx")).MembersPage,
  assets: async () => (await import("./assets/assets-page.tsx")).AssetsPage,
  changes: async () => (await import("./changes/changes-page.tsx")).ChangesPage,
  automation: async () => (await import("./automation/automation-page.tsx")).AutomationPage,
  audit: async () => (await import("./audit/audit-page.tsx")).AuditPage,
  directory: async () => (await import("./directory/directory-page.tsx")).DirectoryPage,
};
const loadHubSettings = async () => (await import("./hub-settings/hub-settings-page.tsx")).HubSettingsPage;
const loadSettings = async () => (await import("./settings/settings-page.tsx")).SettingsPage;

function loader({ page, hubId }: Route): (() => Promise<ScreenComponent>) | null {
  if (page === "hubs" || page === "unknown") return null;
  if (page === "settings") return hubId === null ? loadSettings : loadHubSettings;
  return LOADERS[page];
}

type Loaded = { load: unknown; component: ScreenComponent } | { load: unknown; problem: Problem };

export function Screen({ route }: { route: Route }) {
  const load = loader(route);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let gone = false;
    load?.().then(
      (component) => gone || setLoaded({ load, component }),
      (error: unknown) => gone || setLoaded({ load, problem: problemOf(error) }),
    );
    return () => {
      gone = true;
    };
  }, [load]);

  if (route.page === "hubs") return <HubsPage />;
  if (load === null) return <NotFound />;
  if (loaded?.load !== load) return <Loading />;
  if ("problem" in loaded) return <ProblemNote problem={loaded.problem} />;
  const { component: Component } = loaded;
  // The key makes a screen of another hub a new screen, with its own state and focus on its heading.
  return <Component key={`${route.page}/${route.hubId}`} hubId={route.hubId} id={route.id} query={route.query} />;
}

function NotFound() {
  return (
    <Page title={i18n.t("frame.notFound.title")}>
      <EmptyState
        icon={Compass}
        title={i18n.t("frame.notFound.title")}
        action={<ButtonLink href={places.hubs}>{i18n.t("frame.notFound.back")}</ButtonLink>}
      >
        {i18n.t("frame.notFound.text")}
      </EmptyState>
    </Page>
  );
}
