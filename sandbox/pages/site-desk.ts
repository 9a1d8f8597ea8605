import type { TokenBook } from "../tokens.ts";
import type { Portfolio } from "../worlds/portfolio.ts";
import type { World } from "../worlds/truth.ts";
import type { Asset, SystemUser } from "../worlds/types.ts";
import type { Answer, Ask, Generate } from "./site/ask.ts";
import { defaultOptions, type SiteOptions } from "./site/options.ts";
import type { AppRow, ErrorKey, Generation, Locale, Section, SiteData, Task, UserRow } from "./site/scene.ts";
import { allScopes } from "./site/world.ts";

const day = 86_400_000;

/** A request for a token that another admin has to grant. */
interface TokenRequest extends Generate {
  at: number;
  approved: boolean;
}

/** The server behind Business settings: what a page is like, what it holds, and what becomes of what people do there. */
export class SiteDesk {
  /** The generation, language and behaviours of every page from the next load on. */
  generation: Generation = "2026";
  locale: Locale = "en";
  readonly options: SiteOptions = { ...defaultOptions };
  /** Every page leads to the security stop for so many minutes. */
  blockedMinutes: number | null = null;
  /** Whether old addresses stay as they are instead of leading to the new ones; `null`: as the generation does. */
  oldPathsStay: boolean | null = null;
  /** The first page of the next load looks another way for each number; it grows by itself. */
  seed = 1;
  /** Whether the portfolio's admins have agreed to the policy; `true` for a portfolio that has system users. */
  readonly #policy = new Set<string>();
  readonly #world: World;
  readonly #tokens: TokenBook;
  readonly #now: () => number;
  readonly #declined = new Map<string, Set<string>>();
  readonly #scopes = new Map<string, readonly string[]>();
  readonly #roles = new Map<string, Record<string, readonly Task[]>>();
  #requests: TokenRequest[] = [];
  #checked = false;

  constructor(world: World, tokens: TokenBook, now: () => number) {
    this.#world = world;
    this.#tokens = tokens;
    this.#now = now;
  }

  /** Takes every app and system user out of a portfolio, as if nobody had ever set anything up. */
  startFromNothing(businessId = this.#world.portfolio().id): void {
    const portfolio = this.#world.portfolio(businessId);
    for (const { id } of portfolio.systemUsers) this.#world.removeSystemUser(id);
    for (const { id } of portfolio.client("app")) this.#world.unshare(id, businessId);
    for (const { id } of portfolio.owned("app")) this.#world.removeAsset(id);
    portfolio.business.claims = portfolio.business.claims.filter(({ kind }) => kind !== "app");
    this.#policy.delete(businessId);
  }

  /** The app's owner says yes to a request, or hands over an app that somebody wanted to connect. */
  approveRequest(appId: string, businessId = this.#world.portfolio().id): void {
    const claim = this.#claim(businessId, appId);
    if (!claim) throw new Error(`nobody has asked for app ${appId}`);
    this.#world.approveClaim(businessId, claim.id);
  }

  declineRequest(appId: string, businessId = this.#world.portfolio().id): void {
    const { business } = this.#world.portfolio(businessId);
    business.claims = business.claims.filter((claim) => claim !== this.#claim(businessId, appId));
    this.#declinedIn(businessId).add(appId);
  }

  /** The permissions that an app offers in the wizard from now on. */
  offerScopes(appId: string, scopes: readonly string[]): void {
    this.#scopes.set(appId, scopes);
  }

  /** The second admin agrees to every token that was asked for. */
  approveToken(): void {
    for (const request of this.#requests) request.approved = true;
  }

  /** Nobody answered in time. */
  lapseTokenRequests(): void {
    this.#requests = [];
  }

  /** Whether somebody has asked for a token that a second admin must grant. */
  get tokenWaits(): boolean {
    return this.#requests.some(({ approved }) => !approved);
  }

  /** Everything that pages show of a portfolio; people only where they are listed, there are many. */
  dataOf(businessId: string, section: Section | null): SiteData {
    const portfolio = this.#world.portfolio(businessId);
    const apps = this.#apps(portfolio);
    const sent = apps.filter(({ status }) => status === "sent");
    return {
      businessId,
      businessName: portfolio.name,
      apps,
      systemUsers: portfolio.systemUsers.map((user) => this.#userRow(user)),
      people:
        section === "business_users"
          ? portfolio.members.map(({ id, name, email = "", role }) => ({ id, name, email, role }))
          : [],
      requests: this.options.requestListed ? sent.map(({ name }) => ({ direction: "sent", text: name })) : [],
      policyAccepted: this.#policy.has(businessId) || portfolio.systemUsers.length > 0,
    };
  }

  /** Does what a page asks for. */
  perform(businessId: string, ask: Ask): Answer {
    const outcome = this.#do(this.#world.portfolio(businessId), ask);
    return { ...outcome, data: this.dataOf(businessId, ask.do === "load" ? ask.section : null) };
  }

  #do(portfolio: Portfolio, ask: Ask): Omit<Answer, "data"> {
    switch (ask.do) {
      case "load":
        return {};
      case "requestApp":
        return this.#claimApp(portfolio, ask.appId, "client");
      case "connectApp":
        return this.#claimApp(portfolio, ask.appId, "owned");
      case "createApp":
        // Making an app is where the real site was seen to ask for the password again.
        if (!ask.password) return { gate: "password" };
        this.#createApp(portfolio, ask.name);
        return {};
      case "acceptPolicy":
        this.#policy.add(portfolio.id);
        return {};
      case "createUser":
        return this.#createUser(portfolio, ask.name, ask.role);
      case "assign":
        this.#roles.set(ask.userId, { ...this.#roles.get(ask.userId), [ask.appId]: ask.tasks });
        return {};
      case "generate":
        return this.#generate(portfolio, ask, ask.password);
      case "askApproval":
        this.#requests.push({ ...ask, at: this.#now(), approved: false });
        return {};
      case "verify":
        this.#checked = true;
        return {};
      case "revoke":
        this.#tokens.revokeAllOf(this.#user(portfolio, ask.userId)?.id ?? "");
        return {};
    }
  }

  #claim(businessId: string, appId: string) {
    const { claims } = this.#world.portfolio(businessId).business;
    return claims.find(({ kind, assetId }) => kind === "app" && assetId === appId);
  }

  #declinedIn(businessId: string): Set<string> {
    const found = this.#declined.get(businessId) ?? new Set();
    this.#declined.set(businessId, found);
    return found;
  }

  #claimApp(portfolio: Portfolio, appId: string, side: "owned" | "client"): Omit<Answer, "data"> {
    const error = this.#refusal(portfolio, appId);
    if (error) return { error };
    const { business } = portfolio;
    this.#declinedIn(portfolio.id).delete(appId);
    if (!this.#claim(portfolio.id, appId)) {
      business.claims.push({ id: this.#world.data.ids.other(), kind: "app", side, assetId: appId });
    }
    if (this.options.approval === "immediate") this.approveRequest(appId, portfolio.id);
    return {};
  }

  #refusal({ business }: Portfolio, appId: string): ErrorKey | undefined {
    const { appError } = this.options;
    this.options.appError = null;
    if (appError) return appError;
    const app = this.#world.data.entity(appId);
    if (app?.type !== "asset" || app.kind !== "app") return "unknownApp";
    return business.owned.app.has(appId) ? "alreadyOwned" : undefined;
  }

  #createApp(portfolio: Portfolio, name: string): void {
    const app = this.#world.addApp(this.#world.data.ids.other(), name);
    this.#world.data.transfer(this.#world.asset(app.id), portfolio.id);
  }

  #createUser(portfolio: Portfolio, name: string, role: UserRow["role"]): Omit<Answer, "data"> {
    if ((name.match(/-/g) ?? []).length > 1) return { error: "tooManyHyphens" };
    if (/^(meta )?ads connect$/i.test(name)) return { error: "invalidName" };
    const same = portfolio.systemUsers.filter((user) => user.role === role).length;
    if (role === "ADMIN" && same > 0) return { error: "adminLimit" };
    if (role === "EMPLOYEE" && same >= 10) return { error: "employeeLimit" };
    const user = this.#world.addSystemUser(portfolio.id, name, role);
    user.createdTime = this.#now();
    user.installedApps.clear();
    return {};
  }

  #generate(portfolio: Portfolio, wanted: Generate, password: string | undefined): Omit<Answer, "data"> {
    const user = this.#user(portfolio, wanted.userId);
    if (!user) return { error: "technicalIssue" };
    const { gate } = this.options;
    if (gate === "newDevice") return { gate, minutes: 15 };
    if (gate === "verify" && !this.#checked) return { gate };
    if (gate === "password" && !password) return { gate };
    if (gate === "secondAdmin") {
      const found = this.#granted(wanted);
      if (!found) return { gate };
      // It is handed out once.
      this.#requests = this.#requests.filter((request) => request !== found);
    }
    user.installedApps.add(wanted.appId);
    return {
      token: this.#tokens.issueFor(user, {
        appId: wanted.appId,
        scopes: [...wanted.scopes],
        expiresAt: wanted.expiry === "60" ? this.#now() + 60 * day : 0,
      }),
    };
  }

  /** The granted request for this system user and app; one that nobody answered in seven days has lapsed. */
  #granted({ userId, appId }: Generate): TokenRequest | undefined {
    return this.#requests.find(
      (request) =>
        request.userId === userId && request.appId === appId && request.approved && this.#now() - request.at <= 7 * day,
    );
  }

  #user(portfolio: Portfolio, settingsId: string): SystemUser | undefined {
    return portfolio.systemUsers.find((user) => user.settingsId === settingsId);
  }

  #userRow({ settingsId, name, role, installedApps }: SystemUser): UserRow {
    return { id: settingsId, name, role, apps: this.#roles.get(settingsId) ?? {}, installed: [...installedApps] };
  }

  #apps(portfolio: Portfolio): AppRow[] {
    const { data } = this.#world;
    const row = (asset: Asset, status: AppRow["status"]): AppRow => ({
      id: asset.id,
      name: asset.name,
      owner: data.business(asset.ownerId).name,
      own: asset.ownerId === portfolio.id,
      status,
      scopes: this.#scopes.get(asset.id) ?? allScopes,
    });
    const held = portfolio.assets("app");
    const others = (ids: readonly string[], status: AppRow["status"]) =>
      ids
        .filter((id) => !held.some((asset) => asset.id === id))
        .flatMap((id) => {
          const asset = data.entity(id);
          return asset?.type === "asset" ? [row(asset, status)] : [];
        });
    const claimed = portfolio.business.claims.filter(({ kind }) => kind === "app").map(({ assetId }) => assetId);
    return [
      ...held.map((asset) => row(asset, "active")),
      ...others(claimed, "sent"),
      ...others([...this.#declinedIn(portfolio.id)], "declined"),
    ];
  }
}
