/** What stands around the content of a settings page: the header and the left menu. */

import { hrefOf } from "./address.ts";
import { h, type VNode } from "./dom.ts";
import type { NavGroup, Section } from "./scene.ts";
import { text, type View } from "./widgets.ts";

/** The left menu: entries by themselves, and groups that fold. */
export const menu: readonly (Section | { group: NavGroup; entries: readonly Section[] })[] = [
  "business_info",
  { group: "users", entries: ["business_users", "partners", "system_users"] },
  {
    group: "accounts",
    entries: ["pages", "ad_accounts", "business_asset_groups", "apps", "instagram_accounts", "whatsapp_account"],
  },
  "requests",
  "security_center",
];

/** The group that holds a page in the menu, if one does. */
export function groupOf(section: Section): NavGroup | undefined {
  for (const entry of menu) if (typeof entry !== "string" && entry.entries.includes(section)) return entry.group;
  return undefined;
}

export function header({ scene, t }: View): VNode {
  return h(
    "div",
    { look: "header" },
    text(t.settings, "title"),
    h("div", { look: "headerName" }, text(scene.data.businessName, "strong"), text(t.portfolioKind, "quiet")),
  );
}

export function leftMenu(view: View): VNode {
  const { scene, t } = view;
  const link = (section: Section): VNode => {
    const open = scene.page.kind === "settings" && scene.page.section === section;
    const attrs = { href: hrefOf(scene, section), role: "link", ...(open && { "aria-current": "page" }) };
    return h("a", { control: `nav.${section}`, look: "menuItem", press: true, key: section, attrs }, text(t[section]));
  };
  const group = (name: NavGroup, entries: readonly Section[]): VNode[] => {
    const folded = scene.folded.includes(name);
    const attrs = { role: "button", tabindex: "0", "aria-expanded": String(!folded) };
    return [
      h(
        "div",
        { control: `nav.group.${name}`, look: "menuGroup", press: true, key: name, attrs },
        text(t[name]),
        h("i", {}, folded ? "▸" : "▾"),
      ),
      ...(folded ? [] : entries.map(link)),
    ];
  };
  return h(
    "div",
    { look: "menu", attrs: { role: "navigation" } },
    ...menu.flatMap((entry) => (typeof entry === "string" ? [link(entry)] : group(entry.group, entry.entries))),
  );
}
