import { readAddress, type Section } from "../address.ts";
import { saysOther, shown, theOne, usable, type View } from "../view.ts";

const SITE = "https://business.facebook.com/";
/** The groups that fold, in their order. */
const GROUPS = ["users", "accounts"] as const;
const GROUP = { systemUsers: "users", apps: "accounts" } as const;

/** The entry of the left menu that leads to a page: by its address, which no label that is known may contradict. */
export function menuTo(view: View, section: "apps" | "systemUsers"): Element | null {
  const links = shown(view, view.menu, "link");
  const leading = links.filter(({ element }) => leadsTo(element) === section);
  const [entry] = leading;
  if (leading.length === 1 && entry) {
    return saysOther(view, entry, section) ? null : usable(entry);
  }
  if (leading.length > 1) return null;
  // Perhaps its group is folded.
  const groups = shown(view, view.menu, "button").filter(({ element }) => element.hasAttribute("aria-expanded"));
  const group = theOne(view, groups, GROUP[section]);
  const isFolded = group?.element.getAttribute("aria-expanded") === "false";
  return isFolded && group === groups[GROUPS.indexOf(GROUP[section])] ? usable(group) : null;
}

/** Where a link leads, by what is written in it: a document without an address of its own resolves nothing. */
function leadsTo(link: Element): Section {
  const url = URL.parse(link.getAttribute("href") ?? "", SITE);
  return url ? readAddress(url.href).section : "elsewhere";
}
