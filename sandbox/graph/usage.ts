import { fail } from "../errors.ts";
import type { Switches } from "../switches.ts";

/** Use cases with a limit of their own (docs: Rate limits); everything about people counts against the app. */
export type UseCase =
  | "pages"
  | "ads_management"
  | "instagram"
  | "catalog_management"
  | "whatsapp_management"
  | "platform";

const codes: Record<UseCase, string> = {
  pages: "80001",
  ads_management: "80004",
  instagram: "80002",
  catalog_management: "80009",
  whatsapp_management: "80008",
  platform: "4",
};

const hour = 3_600_000;

/** The use case of a call, by the first edge that has one. */
export function useCaseOf(edges: readonly string[]): UseCase {
  for (const edge of edges) {
    if (/pages$/.test(edge)) return "pages";
    if (/ad_?accounts$|pixels$|activities/.test(edge)) return "ads_management";
    if (/instagram/.test(edge)) return "instagram";
    if (/catalogs$/.test(edge)) return "catalog_management";
    if (/whatsapp/.test(edge)) return "whatsapp_management";
  }
  return "platform";
}

interface Meter {
  calls: { at: number; useCase: UseCase }[];
}

/** The rolling hour of every (app, portfolio), and the headers that tell about it. */
export class UsageMeter {
  readonly #meters = new Map<string, Meter>();
  readonly #now: () => number;
  readonly #switches: Switches;
  hourlyCalls: number | undefined;

  constructor(hourlyCalls: number | undefined, switches: Switches, now: () => number) {
    this.hourlyCalls = hourlyCalls;
    this.#switches = switches;
    this.#now = now;
  }

  /**
   * Counts one call. Above the budget it is refused until the hour frees; refused calls count too, so a client that
   * goes on calling lengthens its own block.
   */
  count(key: string, useCase: UseCase): void {
    const meter = this.#meter(key);
    meter.calls.push({ at: this.#now(), useCase });
    if (this.hourlyCalls !== undefined && meter.calls.length > this.hourlyCalls) {
      fail(this.#switches.limitCode ?? codes[useCase]);
    }
  }

  /** Uses up a share of the budget at once, for tests that start near a limit. */
  spend(key: string, calls: number, useCase: UseCase = "platform"): void {
    const at = this.#now();
    const meter = this.#meter(key);
    for (let i = 0; i < calls; i += 1) meter.calls.push({ at, useCase });
  }

  /** The usage headers; absent until a tenth of the budget is used (docs: Headers). */
  headers(key: string, businessId: string, tier: "limited" | "full"): [string, string][] {
    const { usageHeaders } = this.#switches;
    const { calls } = this.#meter(key);
    const budget = this.hourlyCalls;
    const percent = (count: number) => (budget === undefined ? 0 : Math.floor((100 * count) / budget));
    const total = percent(calls.length);
    if (usageHeaders === "never" || (usageHeaders === "auto" && (budget === undefined || total < 10))) return [];
    const regain = this.#regainMinutes(calls);
    const access = tier === "full" ? "standard_access" : "development_access";
    const entry = (type: string, count: number, minutes: number) => ({
      type,
      call_count: percent(count),
      total_cputime: Math.floor(percent(count) / 4),
      total_time: Math.floor(percent(count) / 3),
      estimated_time_to_regain_access: minutes,
      ads_api_access_tier: access,
    });
    const pages = calls.filter(({ useCase }) => useCase === "pages").length;
    const usage = { call_count: total, total_cputime: Math.floor(total / 4), total_time: Math.floor(total / 3) };
    // The busiest entry stands last: a client that reads only the first one is too fast.
    const business = { [businessId]: [entry("pages", pages, 0), entry("ads_management", calls.length, regain)] };
    return [
      ["X-App-Usage", JSON.stringify(usage)],
      ...(businessId ? ([["X-Business-Use-Case-Usage", JSON.stringify(business)]] as [string, string][]) : []),
    ];
  }

  #meter(key: string): Meter {
    let meter = this.#meters.get(key);
    if (!meter) {
      meter = { calls: [] };
      this.#meters.set(key, meter);
    }
    const since = this.#now() - hour;
    const first = meter.calls.findIndex(({ at }) => at > since);
    if (first > 0) meter.calls.splice(0, first);
    if (first < 0) meter.calls.length = 0;
    return meter;
  }

  /** Minutes until the next call would be accepted again. */
  #regainMinutes(calls: Meter["calls"]): number {
    if (this.hourlyCalls === undefined || calls.length < this.hourlyCalls) return 0;
    const last = calls[calls.length - this.hourlyCalls];
    return last ? Math.max(1, Math.ceil((last.at + hour - this.#now()) / 60_000)) : 0;
  }
}
