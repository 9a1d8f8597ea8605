import { isObject, parseJson } from "../json.ts";
import type { Incoming } from "../server/incoming.ts";
import { type Reply, reply } from "../server/reply.ts";
import type { Switches } from "../switches.ts";
import type { World } from "../worlds/truth.ts";
import { pageHeaders, shell } from "./html.ts";
import { placeOf, sectionOf, settingsAddress } from "./site/address.ts";
import type { Ask } from "./site/ask.ts";
import type { Page, Scene, SiteData } from "./site/scene.ts";
import { sessionToken } from "./site/seed.ts";
import { codePath, siteCode } from "./site-code.ts";
import type { SiteDesk } from "./site-desk.ts";

/** Where a request came from; "unknown" is somebody who is not the page. */
export type RequestBy = "document" | "code" | "page" | "unknown";

export interface SiteRequest {
  by: RequestBy;
  method: string;
  url: string;
}

const nothing: SiteData = {
  businessId: "",
  businessName: "",
  apps: [],
  systemUsers: [],
  people: [],
  requests: [],
  policyAccepted: false,
};

/** business.facebook.com: Business settings (docs: URLs). */
export class BusinessHost {
  /** Every request to this host, and whose it was: a test sees here whether somebody else asked. */
  readonly requests: SiteRequest[] = [];
  readonly #world: World;
  readonly #switches: Switches;
  readonly #desk: SiteDesk;
  readonly #sessions = new Set<string>();
  #lastUsed: string | undefined;

  constructor(world: World, switches: Switches, desk: SiteDesk) {
    this.#world = world;
    this.#switches = switches;
    this.#desk = desk;
  }

  serve(incoming: Incoming): Reply {
    this.requests.push({ by: this.#by(incoming), method: incoming.method, url: incoming.url });
    const { path, query } = incoming;
    if (path.startsWith(codePath)) return code(path);
    if (path === "/favicon.ico") return reply(204, [], "");
    if (path.startsWith("/business/loginpage/new")) return this.#page({ kind: "login" }, incoming);
    if (this.#switches.loginWall) {
      const next = encodeURIComponent(`https://business.facebook.com${incoming.url}`);
      return redirect(`/business/loginpage/new/?next=${next}&login_options[0]=FB&login_options[1]=IG`);
    }
    const { blockedMinutes } = this.#desk;
    if (path.startsWith("/security/block"))
      return this.#page({ kind: "block", minutes: blockedMinutes ?? 10 }, incoming);
    if (blockedMinutes !== null) return redirect("/security/block/");
    if (path === "/api/graphql/" && incoming.method === "POST") return this.#answer(incoming);
    if (path === "/" || path === "/home" || path === "/overview") {
      return redirect(`/latest/home?nav_ref=bm_home_redirect&business_id=${this.#current(query.business_id)}`);
    }
    const old = /^\/settings(?:\/(.*?))?\/?$/.exec(path);
    const stay = this.#desk.oldPathsStay ?? this.#desk.generation === "2023";
    if (old && !stay) return this.#fromOld(old[1] ?? "", query);
    const { page } = placeOf(incoming.url);
    if (page.kind === "notFound") return this.#page(page, incoming);
    if (query.business_id === undefined) {
      const target = new URLSearchParams({ ...query, business_id: this.#current(undefined) });
      return redirect(`${path}?${target}`);
    }
    if (!this.#portfolio(query.business_id)) return this.#page({ kind: "noAccess" }, incoming);
    this.#lastUsed = query.business_id;
    return this.#page(page, incoming);
  }

  #portfolio(id: string | undefined) {
    return this.#world.portfolios.find((portfolio) => portfolio.id === id);
  }

  #current(given: string | undefined): string {
    return given ?? this.#lastUsed ?? this.#world.portfolio().id;
  }

  #by({ path, body, method, destination }: Incoming): RequestBy {
    if (path === "/api/graphql/") return this.#sessions.has(body.fb_dtsg ?? "") ? "page" : "unknown";
    if (path.startsWith(codePath)) return destination === undefined || destination === "script" ? "code" : "unknown";
    // A browser says what it fetches a document for; whoever is no browser does not.
    const opened = destination === undefined || ["document", "iframe", "image"].includes(destination);
    return method === "GET" && opened ? "document" : "unknown";
  }

  /** Old addresses still work as links: the answer is a 302 to the new form (docs: Two generations, one redirect). */
  #fromOld(rest: string, query: Record<string, string>): Reply {
    const [name = "", item] = rest.split("/");
    const section = name === "" ? null : sectionOf(name);
    const businessId = this.#current(query.business_id);
    const known = settingsAddress(section ?? null, {
      businessId,
      selected: item ?? null,
      oldPaths: false,
      shuffle: null,
    });
    const target = new URL(known, "https://business.facebook.com");
    if (section === undefined) target.pathname = `/latest/settings/${name.replaceAll("-", "_")}`;
    const params = target.searchParams;
    params.set("nav_ref", "bm_settings_redirect_migration");
    params.set("bm_redirect_migration", "true");
    return redirect(`${target.pathname}/?${params}`);
  }

  #page(page: Page, incoming: Incoming): Reply {
    const { query } = incoming;
    const desk = this.#desk;
    desk.seed += 1;
    const section = page.kind === "settings" ? page.section : null;
    const known = this.#portfolio(query.business_id);
    const place = placeOf(incoming.url);
    const framed = page.kind === "settings" && desk.options.frame;
    const visible = page.kind === "settings" && desk.options.visibleBait === "dialog";
    const scene: Scene = {
      generation: desk.generation,
      locale: desk.locale,
      options: { ...desk.options },
      seed: desk.seed,
      part: framed ? (query.site_part === "content" ? "content" : "frame") : "whole",
      blank: true,
      oldPaths: place.oldPaths,
      page,
      data: known ? desk.dataOf(known.id, section) : nothing,
      selected: place.selected,
      tab: "",
      folded: desk.options.foldedMenu ? ["users", "accounts"] : [],
      search: "",
      painted: 8,
      menu: null,
      dialogs: visible ? [{ kind: "notice", text: `apiAccessToken ${sessionToken(desk.seed, "dialog")}` }] : [],
      leftovers: [],
      waiting: false,
    };
    const session = `NAcO${desk.seed.toString(36)}q${Math.random().toString(36).slice(2)}`;
    this.#sessions.add(session);
    return reply(page.kind === "notFound" ? 404 : 200, pageHeaders(scene), shell({ scene, session }));
  }

  /** What a page asks for while somebody works with it. */
  #answer({ body }: Incoming): Reply {
    const variables = parseJson(body.variables ?? "");
    const headers: [string, string][] = [["Content-Type", "application/json; charset=utf-8"]];
    if (!isObject(variables) || !this.#sessions.has(body.fb_dtsg ?? "")) return reply(400, headers, "{}");
    const { businessId, ask } = variables as unknown as { businessId: string; ask: Ask };
    if (!this.#portfolio(businessId)) return reply(400, headers, "{}");
    return reply(200, headers, JSON.stringify(this.#desk.perform(businessId, ask)));
  }
}

const redirect = (location: string): Reply =>
  reply(
    302,
    [
      ["Location", location],
      ["Cache-Control", "private, no-cache, no-store, must-revalidate"],
    ],
    "",
  );

function code(path: string): Reply {
  const text = siteCode(path);
  if (text === undefined) return reply(404, [["Content-Type", "text/plain"]], "no such file");
  return reply(
    200,
    [
      ["Content-Type", "text/javascript; charset=utf-8"],
      ["Cache-Control", "max-age=3600"],
    ],
    text,
  );
}
