import type { Incoming } from "../server/incoming.ts";
import { type Reply, reply } from "../server/reply.ts";
import type { Switches } from "../switches.ts";
import type { Portfolio } from "../worlds/portfolio.ts";
import type { World } from "../worlds/truth.ts";
import { escapeHtml, menu, pageHeaders, settingsPage } from "./html.ts";

/** Old path names that are not just the new one with hyphens (docs: Page table). */
const renamed: Record<string, string> = {
  people: "business_users",
  info: "business_info",
  security: "security_center",
};

const known = new Set(menu.flatMap(({ entries }) => entries.map(({ path }) => path)));

const redirect = (location: string): Reply => reply(302, [["Location", location], ...pageHeaders], "");
const page = (status: number, html: string): Reply => reply(status, pageHeaders, html);

/** business.facebook.com: enough of Business settings to stand on (docs: URLs). */
export class BusinessHost {
  readonly #world: World;
  readonly #switches: Switches;
  #lastUsed: string | undefined;

  constructor(world: World, switches: Switches) {
    this.#world = world;
    this.#switches = switches;
  }

  serve(incoming: Incoming): Reply {
    const { path, query } = incoming;
    if (path.startsWith("/business/loginpage/new")) return page(200, loginPage);
    if (this.#switches.loginWall) {
      const next = encodeURIComponent(`https://business.facebook.com${incoming.url}`);
      return redirect(`/business/loginpage/new/?next=${next}&login_options[0]=FB&login_options[1]=IG`);
    }
    if (path === "/" || path === "/home" || path === "/overview") {
      return redirect(`/latest/home?nav_ref=bm_home_redirect&business_id=${this.#current(query.business_id)}`);
    }
    const old = /^\/settings(?:\/(.*?))?\/?$/.exec(path);
    if (old) return this.#fromOld(old[1] ?? "", query);
    const found = /^\/latest\/(settings|home|business_home)(?:\/([a-z_]+))?\/?$/.exec(path);
    if (!found)
      return page(404, settingsPage("Page not found", { id: "", name: "" }, "<div>This page isn't available</div>"));
    const portfolio = this.#world.portfolios.find(({ id }) => id === query.business_id);
    if (query.business_id === undefined) {
      const target = new URLSearchParams({ ...query, business_id: this.#current(undefined) });
      return redirect(`${path}?${target}`);
    }
    if (!portfolio)
      return page(
        200,
        settingsPage("Settings", { id: "", name: "" }, "<div>You don't have access to this business portfolio</div>"),
      );
    this.#lastUsed = portfolio.id;
    return page(200, render(found[1] === "settings" ? (found[2] ?? "") : "home", portfolio));
  }

  #current(given: string | undefined): string {
    return given ?? this.#lastUsed ?? this.#world.portfolio().id;
  }

  /** Old addresses still work as links: the answer is a 302 to the new form (docs: Two generations, one redirect). */
  #fromOld(rest: string, query: Record<string, string>): Reply {
    const [name = "", item] = rest.split("/");
    const section = renamed[name] ?? name.replaceAll("-", "_");
    const target = new URLSearchParams({ business_id: this.#current(query.business_id) });
    target.set("nav_ref", "bm_settings_redirect_migration");
    target.set("bm_redirect_migration", "true");
    if (item) target.set(section === "system_users" ? "selected_user_id" : "selected_asset_id", item);
    return redirect(`/latest/settings/${section ? `${section}/` : ""}?${target}`);
  }
}

const loginPage = `<!DOCTYPE html>
<html id="facebook" lang="en" dir="ltr"><head><meta charset="utf-8"><title>Log in to Meta Business Suite</title></head>
<body><div role="main"><h1>Log in with Facebook</h1><form method="post" action="/login/device-based/regular/login/">
<input type="text" id="email" name="email" autocomplete="username"><input type="password" id="pass" name="pass" autocomplete="current-password">
<button type="submit" name="login">Log in</button></form></div></body></html>`;

const row = (name: string, detail: string) =>
  `<div role="row" class="x1vvvo52"><div role="gridcell"><span>${escapeHtml(name)}</span><span>${escapeHtml(detail)}</span></div></div>`;

function list(heading: string, rows: readonly string[]): string {
  return `<div role="heading" aria-level="2">${heading}</div>
<input type="text" placeholder="Search by name or ID"><div role="button" tabindex="0"><span>Add</span></div>
<div role="grid">${rows.join("") || `<div>No ${heading.toLowerCase()} added</div>`}</div>`;
}

const roleNames: Record<string, string> = {
  ADMIN: "Full control",
  EMPLOYEE: "Basic access",
  DEVELOPER: "Apps and integrations",
};

function render(section: string, portfolio: Portfolio): string {
  switch (section) {
    case "business_users":
      return settingsPage(
        "People",
        portfolio,
        list(
          "People",
          portfolio.members.slice(0, 200).map(({ name, role }) => row(name, roleNames[role] ?? role)),
        ),
      );
    case "system_users":
      return settingsPage(
        "System users",
        portfolio,
        list(
          "System users",
          portfolio.systemUsers.map(({ name, settingsId }) => row(name, `ID: ${settingsId}`)),
        ),
      );
    case "apps":
      return settingsPage(
        "Apps",
        portfolio,
        list(
          "Apps",
          portfolio.assets("app").map(({ name, id }) => row(name, `ID: ${id}`)),
        ),
      );
    case "business_info":
      return settingsPage(
        "Business info",
        portfolio,
        `<div role="heading" aria-level="2">Business info</div><div><span>${escapeHtml(portfolio.name)}</span></div><div><span>Business portfolio ID</span><span>${portfolio.id}</span></div>`,
      );
    default: {
      const label = menu.flatMap(({ entries }) => entries).find(({ path }) => path === section)?.label ?? "Settings";
      const content =
        section === "" || known.has(section) ? `<div role="heading" aria-level="2">${label}</div>` : "<div>Home</div>";
      return settingsPage(label, portfolio, content);
    }
  }
}
