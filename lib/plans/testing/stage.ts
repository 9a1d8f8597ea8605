import { vi } from "vitest";
import type { Intent } from "../../store/plan-records.ts";
import type { Hub, Invitation, Member } from "../../store/records.ts";
import { exampleAsset, exampleHub, exampleMember, exampleReport } from "../../store/testing/examples.ts";
import { freshProfile } from "../../store/testing/fresh.ts";
import { FakeMeta } from "./fake-meta.ts";

/** A life of the worker: its modules, which know nothing of the life before. */
async function load() {
  const [apply, queue, plans, hubs, inventory, context, build, decide, vault, transaction, tasks] = await Promise.all([
    import("../apply.ts"),
    import("../queue.ts"),
    import("../../store/plans.ts"),
    import("../../store/hubs.ts"),
    import("../../store/inventory.ts"),
    import("../context.ts"),
    import("../build.ts"),
    import("../decide.ts"),
    import("../../store/vault.ts"),
    import("../../store/transaction.ts"),
    import("../../store/tasks.ts"),
  ]);
  return {
    ...apply,
    ...queue,
    ...plans,
    ...hubs,
    ...inventory,
    ...context,
    ...build,
    ...decide,
    ...vault,
    ...transaction,
    ...tasks,
  };
}
export type Life = Awaited<ReturnType<typeof load>>;

/** A hub with two admins, two others, an invitation and three assets, the same in the store and at Meta. */
export class Stage {
  meta = new FakeMeta();
  life!: Life;

  async open(hub: Partial<Hub> = {}): Promise<void> {
    await freshProfile();
    await this.wakeUp();
    this.meta = new FakeMeta();
    vi.stubGlobal("fetch", (input: string, init: RequestInit) => this.meta.answer(input, init));
    await this.life.putHub(exampleHub({ synced: SYNCED, currentRun: 1, lastRun: 1, ...hub }));
    await this.life.putSecret(this.life.tokenId("hub"), "EAAtoken");
    for (const [id, role] of [
      ["a1", "ADMIN"],
      ["a2", "ADMIN"],
      ["e1", "EMPLOYEE"],
      ["e2", "EMPLOYEE"],
    ] as const) {
      this.meta.addMember({ id, role });
    }
    this.meta.invitations.set("i1", { id: "i1", email: "guest@acme.example", role: "EMPLOYEE" });
    for (const id of ["p1", "x1", "g1"]) this.meta.assets.add(id);
    this.meta.assignments.set("e1 p1", ["ANALYZE"]);
    await this.sync();
  }

  /** Throws the worker away and starts another. What the old one waits for never comes; its locks are free. */
  async wakeUp(): Promise<void> {
    vi.resetModules();
    vi.stubGlobal("navigator", { locks: newLocks(), onLine: true });
    this.life = await load();
  }

  /** What a sync would do: the store says what Meta says. */
  async sync(run?: number): Promise<void> {
    const { meta } = this;
    const rows = [...meta.members.values()].map((person): Member => {
      const role = person.role === "ADMIN" ? "ADMIN" : "EMPLOYEE";
      return exampleMember({ id: person.id, name: person.name, email: person.email, role, tasks: person.tasks });
    });
    await this.life.write(["hubs", "members", "invitations", "assets", "holdings", "reports"], async (writer) => {
      for (const store of ["members", "invitations", "holdings"] as const) {
        writer.remove(store, IDBKeyRange.lowerBound([]));
      }
      for (const row of rows) writer.put("members", row);
      for (const row of meta.invitations.values()) writer.put("invitations", { ...BARE, ...row });
      for (const [id, kind] of Object.entries(KINDS))
        writer.put("assets", exampleAsset({ id, kind, name: `Name ${id}` }));
      for (const { id } of meta.members.values()) {
        const grants = [...meta.assignments].flatMap(([key, tasks]) => {
          const [user, assetId = ""] = key.split(" ");
          return user === id ? [{ kind: KINDS[assetId] ?? "page", assetId, tasks: [...tasks].sort() }] : [];
        });
        if (grants.length > 0) {
          writer.put("holdings", { hubId: "hub", holderId: id, holderKind: "member", holderName: null, grants });
        }
      }
      writer.put("reports", exampleReport({ id: `r${run ?? 1}` }));
    });
    if (run !== undefined) await this.life.updateHub("hub", (hub) => ({ ...hub, currentRun: run }));
  }

  async draft(intents: Intent[]) {
    const hub = await this.life.getHub("hub");
    if (!hub) throw new Error("no hub");
    return this.life.buildPlan(hub, await this.life.readInventory("hub"), intents, await this.life.readContext("hub"));
  }

  /** Applies what the page would apply; gives the plan's ID. */
  async apply(intents: Intent[], over: { notBefore?: number; undoes?: string } = {}): Promise<string> {
    const { fingerprint } = await this.draft(intents);
    const ask = { hubId: "hub", intents, fingerprint, confirm: "Acme", notBefore: null, undoes: null, ...over };
    const answer = await this.life.applyPlan(ask);
    if (answer.outcome !== "queued") throw new Error(answer.outcome);
    return answer.planId;
  }

  /** Waits until the plan is in one of these states, or in one of these waits. */
  async reached(planId: string, ...names: string[]) {
    const wanted = names.length > 0 ? names : ["completed"];
    return await vi.waitFor(
      async () => {
        const plan = await this.life.getPlan(planId);
        const status = plan?.status;
        const now = status?.name === "waiting" ? status.why : (status?.name ?? "gone");
        if (!plan || !wanted.includes(now)) throw new Error(`${JSON.stringify(status)} is not ${wanted}`);
        return plan;
      },
      { timeout: 5000, interval: 5 },
    );
  }

  async states(planId: string): Promise<string[]> {
    return (await this.life.listChanges(planId)).map(({ state }) => state.name);
  }
}

const KINDS: Record<string, "page" | "pixel" | "instagram"> = { p1: "page", x1: "pixel", g1: "instagram" };
const BARE: Omit<Invitation, "id" | "email" | "role"> = {
  hubId: "hub",
  status: "PENDING",
  invitedAt: null,
  expiresAt: null,
};
const SYNCED: Hub["synced"] = {
  at: Date.now(),
  calls: 1,
  gaps: [],
  counts: {
    members: 4,
    admins: 2,
    invitations: 1,
    systemUsers: 0,
    partners: 0,
    assignments: 1,
    assets: { page: 1, adAccount: 0, catalog: 0, pixel: 1, instagram: 1, whatsapp: 0, assetGroup: 0, app: 0 },
  },
};

/** Locks that die with their life. */
function newLocks() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request<T>(name: string, deed: () => Promise<T>): Promise<T> {
      const turn = (tails.get(name) ?? Promise.resolve()).then(deed, deed);
      tails.set(
        name,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
