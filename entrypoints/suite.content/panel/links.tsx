import { i18n } from "#i18n";
import { metaUrl } from "../../../components/links.ts";
import { readAddress, type Section } from "../../../lib/guide/address.ts";
import type { AdviceKind, Sighting, Step } from "../../../lib/guide/types.ts";
import type { Guide } from "../guide-words.ts";

type Target = "settings" | "apps" | "systemUsers" | "requests";

const PAGES: Record<Target, Parameters<typeof metaUrl>[1]> = {
  settings: "",
  apps: "apps",
  systemUsers: "system_users",
  requests: "requests",
};

const OF_STEP: Record<Step, Target> = {
  portfolio: "settings",
  app: "apps",
  systemUser: "systemUsers",
  appRole: "systemUsers",
  token: "systemUsers",
  connect: "systemUsers",
};

/** Where copying the app's ID helps. */
const WANTS_APP_ID: ReadonlySet<AdviceKind> = new Set([
  ...(["addApp", "chooseRequestAccess", "sayRelationship", "enterAppId", "pressRequestApp"] as const),
]);

interface Props {
  guide: Guide;
  sighting: Sighting;
  address: string;
  copy: (text: string) => void;
  sayActive: () => void;
}

/** Straight to the page of the step, always with the portfolio: without it Meta opens whichever was used last. */
export function Links({ guide: { setup }, sighting: { step, advice }, address, copy, sayActive }: Props) {
  const appId = setup?.way === "provider" ? setup.app.id : null;
  const targets = new Set<Target>([OF_STEP[step], ...(advice === "approvalNeeded" ? (["requests"] as const) : [])]);
  const here = readAddress(address);
  const elsewhere = [...targets].filter(
    (target) => !(isPage(here.section, target) && here.businessId === (setup?.businessId ?? here.businessId)),
  );
  const waits = advice === "appUnclear" || advice === "appRequested";
  if (elsewhere.length === 0 && !(appId && WANTS_APP_ID.has(advice)) && !waits) return null;
  return (
    <div class="row">
      {elsewhere.map((target) => (
        <a key={target} href={addressOf(target, setup?.businessId ?? null)}>
          {i18n.t(`guide.open.${target}`)}
        </a>
      ))}
      {appId && WANTS_APP_ID.has(advice) && (
        <button type="button" onClick={() => copy(appId)}>
          {i18n.t("guide.copy.appId")}
        </button>
      )}
      {waits && (
        <button type="button" onClick={sayActive}>
          {i18n.t("guide.appIsActive")}
        </button>
      )}
    </div>
  );
}

/** Any page of the settings tells which portfolio it is of. */
function isPage(section: Section, target: Target): boolean {
  if (target === "settings") return !["elsewhere", "login", "block"].includes(section);
  return section === target;
}

function addressOf(target: Target, businessId: string | null): string {
  return businessId === null ? "https://business.facebook.com/latest/settings" : metaUrl(businessId, PAGES[target]);
}
