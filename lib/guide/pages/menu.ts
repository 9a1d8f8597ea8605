import { readAddress, type Section } from "../address.ts";
import { saysOther, shown, theOne, usable, type View } from "../view.ts";

const SITE = "https://business.facebook.com/";
const GROUP = { apps: "accounts", systemUsers: "users" } as const;

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
  const group = theOne(view, shown(view, view.menu, "button"), GROUP[section]);
  return group?.element.getAttribute("aria-expanded") === "false" ? usable(group) : null;
}

/** Where a link leads, by what is written in it: a document without an address of its own resolves nothing. */
function leadsTo(link: Element): Section {
  const url = URL.parse(link.getAttribute("href") ?? "", SITE);
  return url ? readAddress(url.href).section : "elsewhere";
}
