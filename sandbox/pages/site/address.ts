/** Addresses of the pages, in both forms, and how to read them. */
import { type Page, type Scene, type Section, sections } from "./scene.ts";
import { mix } from "./seed.ts";

/** Old path names that are not just the new one with hyphens. */
const oldNames: Partial<Record<Section, string>> = {
  business_users: "people",
  business_info: "info",
  security_center: "security",
};

const oldName = (section: Section): string => oldNames[section] ?? section.replaceAll("_", "-");

/** The section of a path name of either form; `business-users` and `security_center` were seen as old names too. */
export function sectionOf(name: string): Section | undefined {
  return sections.find((section) => section === name.replaceAll("-", "_") || oldNames[section] === name);
}

/** The address of a settings page, with the open row if there is one. */
export function settingsAddress(
  section: Section | null,
  init: { businessId: string; selected: string | null; oldPaths: boolean; shuffle: number | null },
): string {
  const { businessId, selected, oldPaths, shuffle } = init;
  const params: [string, string][] = [["business_id", businessId]];
  let path = section === null ? "/latest/settings" : `/latest/settings/${section}`;
  if (oldPaths) {
    path = section === null ? "/settings" : `/settings/${oldName(section)}`;
    if (selected !== null) path += `/${selected}`;
  } else if (selected !== null && section !== null) {
    if (section === "system_users" || section === "business_users") params.push(["selected_user_id", selected]);
    else params.push(["selected_asset_id", selected], ["selected_asset_type", section === "apps" ? "app" : section]);
  }
  if (shuffle !== null) {
    const luck = (text: string) => mix(shuffle, text);
    if (luck(`slash:${path}`) % 2 === 0) path += "/";
    if (luck("noise") % 2 === 0) params.push(["nav_ref", "bm_settings_redirect_migration"]);
    params.sort(([a], [b]) => luck(a) - luck(b));
  }
  return `${path}?${new URLSearchParams(params)}`;
}

const initOf = ({ data, options, oldPaths, seed }: Scene) => ({
  businessId: data.businessId,
  oldPaths,
  shuffle: options.shuffleUrls ? seed : null,
});

/** Where a menu entry leads. */
export function hrefOf(scene: Scene, section: Section): string {
  return settingsAddress(section, { ...initOf(scene), selected: null });
}

/** The path and query that stand in the address bar. */
export function addressOf(scene: Scene): string {
  const { page, data } = scene;
  switch (page.kind) {
    case "settings":
      return settingsAddress(page.section, {
        ...initOf(scene),
        selected: scene.options.rowSetsUrl ? scene.selected : null,
      });
    case "home":
      return `/latest/home?nav_ref=bm_home_redirect&business_id=${data.businessId}`;
    case "login":
      return `/business/loginpage/new/?next=${encodeURIComponent("https://business.facebook.com/latest/settings")}&login_options[0]=FB`;
    case "block":
      return "/security/block/";
    case "noAccess":
      return `/latest/settings/?business_id=${data.businessId}`;
    case "notFound":
      return "/latest/nowhere";
  }
}

/** The page and the open row that an address names. */
export function placeOf(address: string): { page: Page; selected: string | null; oldPaths: boolean } {
  const url = new URL(address, "https://business.facebook.com");
  const selected = url.searchParams.get("selected_user_id") ?? url.searchParams.get("selected_asset_id");
  const found = /^\/(latest\/)?settings(?:\/([a-z_-]+))?(?:\/(\d+))?\/?$/.exec(url.pathname);
  if (found) {
    const section = found[2] === undefined ? null : sectionOf(found[2]);
    if (section !== undefined) {
      return { page: { kind: "settings", section }, selected: found[3] ?? selected, oldPaths: found[1] === undefined };
    }
  }
  const home = /^\/latest\/(home|business_home)\/?$/.test(url.pathname);
  return { page: { kind: home ? "home" : "notFound" }, selected: null, oldPaths: false };
}
