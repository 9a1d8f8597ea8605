import { createHmac } from "node:crypto";
import { createRandom } from "./random.ts";
import type { SystemUser } from "./worlds/types.ts";
import type { WorldData } from "./worlds/world.ts";

/** The six scopes of the practice token. */
export const defaultScopes: readonly string[] = [
  "ads_management",
  "business_management",
  "catalog_management",
  "pages_manage_metadata",
  "pages_read_engagement",
  "pages_show_list",
];

export const knownScopes: ReadonlySet<string> = new Set([
  ...defaultScopes,
  "ads_read",
  "instagram_basic",
  "instagram_manage_insights",
  "leads_retrieval",
  "pages_manage_ads",
  "pages_manage_posts",
  "pages_messaging",
  "read_insights",
  "whatsapp_business_management",
  "whatsapp_business_messaging",
  "public_profile",
  "email",
]);

/** A token as Meta keeps it (docs: Token kinds, debug_token). */
export interface TokenRecord {
  text: string;
  kind: "system_user" | "bisu" | "user" | "page";
  appId: string;
  /** The portfolio of a system user; empty for a user token. */
  businessId: string;
  /** The acting system user, or the person of a user token. */
  actorId: string;
  scopes: string[];
  issuedAt: number;
  /** Milliseconds; 0 means never. */
  expiresAt: number;
  state: "valid" | "revoked" | "session" | "app_removed";
  /** Whether `debug_token` answers when the token inspects itself; refused for business-integration system users. */
  selfInspect: boolean;
}

export type TokenInit = Partial<Omit<TokenRecord, "text">>;

const sixtyDays = 60 * 86_400_000;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** All tokens of a sandbox, and the helpers with which a test makes, ages and revokes them. */
export class TokenBook {
  readonly #data: WorldData;
  readonly #tokens = new Map<string, TokenRecord>();
  #made = 0;

  constructor(data: WorldData) {
    this.#data = data;
    for (const business of data.portfolios) {
      for (const systemUser of business.systemUsers.values()) {
        this.#add(this.#text(`practice:${systemUser.id}`), this.#forSystemUser(systemUser));
      }
    }
  }

  /** The ready token of the portfolio's admin system user; the same for the same world and seed. */
  admin(businessId?: string): string {
    return this.#practice("ADMIN", businessId);
  }

  /** The ready token of the portfolio's first regular system user. */
  employee(businessId?: string): string {
    return this.#practice("EMPLOYEE", businessId);
  }

  /** A personal login token of somebody; it sees every portfolio the person is a member of. */
  user(personId: string, init: TokenInit = {}): string {
    return this.issue({ kind: "user", actorId: personId, businessId: "", ...init });
  }

  /** Any other token; unset parts are those of the first portfolio's admin system user. */
  issue(init: TokenInit = {}): string {
    this.#made += 1;
    const base = this.#record(this.admin(init.businessId || undefined));
    const record = { ...base, scopes: [...base.scopes], issuedAt: this.#data.now(), state: "valid" as const, ...init };
    return this.#add(this.#text(`issued:${this.#made}`), {
      ...record,
      selfInspect: init.selfInspect ?? init.kind !== "bisu",
    });
  }

  /** A token for this system user, also one that was made after the world was built. */
  issueFor(systemUser: SystemUser, init: TokenInit = {}): string {
    this.#made += 1;
    return this.#add(this.#text(`issued:${this.#made}`), { ...this.#forSystemUser(systemUser), ...init });
  }

  /** What Meta knows about a token; changing the record changes the token. */
  of(text: string): TokenRecord | undefined {
    return this.#tokens.get(text);
  }

  revoke(text: string): void {
    this.#record(text).state = "revoked";
  }

  expire(text: string): void {
    this.#record(text).expiresAt = this.#data.now() - 1000;
  }

  revokeAllOf(actorId: string): void {
    for (const token of this.#tokens.values()) if (token.actorId === actorId) token.state = "revoked";
  }

  /** A fresh 60-day token for the same actor, as the refresh call gives. */
  renew(text: string): string {
    return this.issue({
      ...this.#record(text),
      issuedAt: this.#data.now(),
      expiresAt: this.#data.now() + sixtyDays,
      state: "valid",
    });
  }

  /** The proof for a token (docs: appsecret_proof). */
  proof(text: string, time?: number): string {
    const secret = this.#data.apps.get(this.#record(text).appId)?.secret ?? "";
    return createHmac("sha256", secret)
      .update(time === undefined ? text : `${text}|${time}`)
      .digest("hex");
  }

  #practice(role: "ADMIN" | "EMPLOYEE", businessId?: string): string {
    const business = businessId ? this.#data.business(businessId) : this.#data.portfolios[0];
    const systemUser = [...(business?.systemUsers.values() ?? [])].find((candidate) => candidate.role === role);
    if (!systemUser) throw new Error(`no ${role} system user in ${business?.name ?? "this world"}`);
    return this.#text(`practice:${systemUser.id}`);
  }

  #forSystemUser(systemUser: SystemUser): Omit<TokenRecord, "text"> {
    const issuedAt = this.#data.now();
    return {
      kind: "system_user",
      appId: this.#data.business(systemUser.businessId).appId,
      businessId: systemUser.businessId,
      actorId: systemUser.id,
      scopes: [...defaultScopes],
      issuedAt,
      expiresAt: issuedAt + sixtyDays,
      state: "valid",
      selfInspect: true,
    };
  }

  #record(text: string): TokenRecord {
    const record = this.#tokens.get(text);
    if (!record) throw new Error("no such token in this sandbox");
    return record;
  }

  #add(text: string, record: Omit<TokenRecord, "text">): string {
    this.#tokens.set(text, { ...record, text });
    return text;
  }

  #text(label: string): string {
    const random = createRandom(`${this.#data.seed}:${label}`);
    return `EAA${Array.from({ length: 190 }, () => letters[random.int(0, letters.length - 1)] ?? "x").join("")}`;
  }
}
