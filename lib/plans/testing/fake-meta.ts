/** A small Graph for the runner's tests: people, invitations and assignments of one portfolio, with faults at each write. */

/** What happens to a write. `die`: the answer never comes, as for a worker that is gone. */
export type Fault = {
  when: "before" | "after";
  do: "die" | "cut" | "500" | { code: number; subcode?: number; status?: number };
};

interface Person {
  id: string;
  name: string;
  email: string;
  role: string;
  tasks: string[];
}

type Params = Record<string, string>;

export class FakeMeta {
  members = new Map<string, Person>();
  invitations = new Map<string, { id: string; email: string; role: string }>();
  /** Tasks by `user asset`. */
  assignments = new Map<string, string[]>();
  assets = new Set<string>();
  /** Every write that changed something, in order. */
  effects: string[] = [];
  requests: string[] = [];
  /** Faults of the next writes, the first for the first. */
  faults: (Fault | null)[] = [];
  /** Faults of the next reads. */
  readFaults: Fault["do"][] = [];
  /** POST adds to the tasks where it should replace them. */
  adds = false;
  /** Success means "queued for a second admin". */
  approves = false;
  queue: (() => void)[] = [];
  /** Meta says yes and does nothing. */
  lies = false;
  /** A `die` has struck: whoever waits for that answer waits for ever. */
  died = false;
  #next = 900;

  /** What Meta answers to one request. */
  readonly answer = async (input: string, init: RequestInit): Promise<Response> => {
    const url = new URL(input);
    const form = init.body ? Object.fromEntries(new URLSearchParams(String(init.body))) : null;
    if (form?.batch !== undefined) return this.#batch(form.batch);
    const method = init.method ?? "GET";
    const path = url.pathname.replace(/^\/v[\d.]+\//, "");
    const params = form ?? Object.fromEntries(url.searchParams);
    if (method === "GET") {
      this.requests.push(`GET ${path}`);
      return await this.#faulty(this.readFaults.shift(), () => this.#read(path, params));
    }
    this.requests.push(`${method} ${path}`);
    const fault = this.faults.shift();
    if (fault?.when === "before") return await this.#fault(fault.do);
    const answer = this.#write(method, path, params);
    return fault ? await this.#fault(fault.do) : json(answer.body, answer.status);
  };

  /** The invited person accepts. */
  accept(email: string): Person {
    const invitation = [...this.invitations.values()].find((row) => row.email === email);
    if (!invitation) throw new Error(`nobody invited ${email}`);
    this.invitations.delete(invitation.id);
    return this.addMember({ email, role: invitation.role });
  }

  addMember(over: Partial<Person>): Person {
    const id = over.id ?? `m${this.#next++}`;
    const role = over.role ?? "EMPLOYEE";
    const person = { id, name: `Name ${id}`, email: `${id}@acme.example`, role, tasks: [role], ...over };
    this.members.set(id, person);
    return person;
  }

  async #batch(text: string): Promise<Response> {
    const items = JSON.parse(text) as { relative_url: string }[];
    const fault = this.readFaults.shift();
    return await this.#faulty(fault, () => {
      const answers = items.map(({ relative_url }) => {
        const url = new URL(relative_url, "https://graph.facebook.com/");
        this.requests.push(`GET ${url.pathname.slice(1)}`);
        const { body, status } = this.#read(url.pathname.slice(1), Object.fromEntries(url.searchParams));
        return { code: status, headers: [], body: JSON.stringify(body) };
      });
      return { body: answers, status: 200 };
    });
  }

  async #faulty(fault: Fault["do"] | undefined, work: () => { body: unknown; status: number }): Promise<Response> {
    if (fault !== undefined) return await this.#fault(fault);
    const { body, status } = work();
    return json(body, status);
  }

  #fault(fault: Fault["do"]): Promise<Response> {
    if (fault === "die") {
      this.died = true;
      return new Promise(() => undefined);
    }
    if (fault === "cut") return Promise.reject(new TypeError("Failed to fetch"));
    if (fault === "500") return Promise.resolve(json({ error: { code: 2, message: "down" } }, 500));
    const { code, subcode, status = 400 } = fault;
    return Promise.resolve(json({ error: { code, error_subcode: subcode, fbtrace_id: "T" } }, status));
  }

  #read(path: string, params: Params) {
    const [id = "", edge] = path.split("/");
    if (edge === "pending_users") {
      return ok({ data: [...this.invitations.values()].filter(({ email }) => email === params.email).map(pending) });
    }
    if (edge === "business_users") return ok({ data: [...this.members.values()] });
    if (edge === "assigned_users") return ok({ data: this.#of((_, asset) => asset === id, 0) });
    if (edge?.startsWith("assigned_")) return ok({ data: this.#of((user) => user === id, 1) });
    const member = this.members.get(id);
    if (member) return ok(member);
    const invitation = this.invitations.get(id);
    return invitation ? ok(pending(invitation)) : gone;
  }

  #of(test: (user: string, asset: string) => boolean, place: 0 | 1) {
    return [...this.assignments].flatMap(([key, tasks]) => {
      const [user = "", asset = ""] = key.split(" ");
      return test(user, asset) ? [{ id: place === 0 ? user : asset, tasks }] : [];
    });
  }

  #write(method: string, path: string, params: Params): { body: unknown; status: number } {
    const change = this.#change(method, path, params);
    if (typeof change !== "function") return change;
    if (this.lies) return ok({ success: true });
    if (this.approves) {
      this.queue.push(change);
      return ok({ success: true, requires_admin_approval: true });
    }
    return ok(change() ?? { success: true });
  }

  /** What the write would do, or its refusal. */
  #change(
    method: string,
    path: string,
    params: Params,
  ): { body: unknown; status: number } | (() => object | undefined) {
    const [id = "", edge] = path.split("/");
    const effect = (what: string, deed: () => unknown) => () => {
      this.effects.push(what);
      deed();
      return undefined;
    };
    if (edge === "business_users") {
      const { email = "", role = "" } = params;
      const known = [...this.invitations.values(), ...this.members.values()].some((row) => row.email === email);
      if (known) return refused(100);
      return () => {
        const row = { id: `i${this.#next++}`, email, role };
        this.effects.push(`invite ${email} ${role}`);
        this.invitations.set(row.id, row);
        return { id: row.id };
      };
    }
    if (edge === "assigned_users") {
      const key = `${params.user} ${id}`;
      const had = this.assignments.get(key);
      if (!this.assets.has(id) || !this.members.has(params.user ?? "")) return gone;
      if (method === "DELETE") {
        return had ? effect(`take ${key}`, () => this.assignments.delete(key)) : refused(100);
      }
      const tasks = JSON.parse(params.tasks ?? "[]") as string[];
      const next = this.adds ? [...new Set([...(had ?? []), ...tasks])] : tasks;
      return effect(`give ${key} ${[...tasks].sort()}`, () => this.assignments.set(key, next));
    }
    const member = this.members.get(id);
    const invitation = this.invitations.get(id);
    if (method === "DELETE" && member) {
      return effect(`remove ${id}`, () => {
        this.members.delete(id);
        for (const key of this.assignments.keys()) if (key.startsWith(`${id} `)) this.assignments.delete(key);
      });
    }
    if (method === "DELETE" && invitation) return effect(`cancel ${id}`, () => this.invitations.delete(id));
    const { role = "" } = params;
    if (member) return effect(`role ${id} ${role}`, () => Object.assign(member, { role, tasks: [role] }));
    if (invitation) return effect(`invitation ${id} ${role}`, () => Object.assign(invitation, { role }));
    return gone;
  }
}

const gone = { body: { error: { code: 100, error_subcode: 33, message: "gone" } }, status: 400 };

function refused(code: number) {
  return { body: { error: { code, message: "refused", fbtrace_id: "T" } }, status: 400 };
}

function ok(body: object) {
  return { body, status: 200 };
}

function pending(row: { id: string; email: string; role: string }) {
  return { ...row, status: "PENDING" };
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "x-fb-trace-id": "T" } });
}
