import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownProblem } from "../problem.ts";
import { absorb, deny, recover, restart, shrink } from "./absorb.ts";
import { type Cursor, isDone, learned, PAGE, rootState, startCursor } from "./cursor.ts";
import type { Failure } from "./errors.ts";
import { INVENTORY, INVENTORY_PATHS, PEOPLE_EDGE } from "./inventory.ts";
import { COUNT_PATH, nextReads, probes, type Read } from "./plan.ts";

const fresh = (from: Partial<Pick<Cursor, "sizes" | "suspects">> = {}) =>
  startCursor("900", { sizes: {}, suspects: [], ...from });

function only(reads: Read[]): Read & { of: "roots" } {
  expect(reads).toHaveLength(1);
  const [read] = reads;
  if (read?.of !== "roots") throw new Error("not a read of roots");
  return read;
}

const person = (id: number, nested = {}) => ({ id: String(id), name: `Person ${id}`, role: "EMPLOYEE", ...nested });
const list = (data: unknown[], after?: string, total?: number) => ({
  data,
  ...(after === undefined ? {} : { paging: { cursors: { after }, next: "https://never.followed" } }),
  ...(total === undefined ? {} : { summary: { total_count: total } }),
});
const refusal = (kind: Failure["problem"]["kind"] = "permissionMissing"): Failure => ({
  class: "permission",
  problem: ownProblem(kind),
  tooMuchData: false,
  regainMinutes: null,
});

/** Answers every edge that a read asks for with nothing. */
function emptyAnswer(cursor: Cursor, reads: Read[]): Cursor {
  return reads.reduce((now, read) => absorb(now, read, { id: "900" }).cursor, cursor);
}

describe("the first read", () => {
  test("asks for the first pages of many edges at once, people first, and counts them", () => {
    const read = only(nextReads(fresh()));
    expect(read.edges[0]).toBe(PEOPLE_EDGE);
    expect(read.edges.length).toBeGreaterThan(8);
    expect(read.ask.path).toBe("900");
    expect(read.ask.params.fields).toMatch(/^id,business_users\.limit\(100\)\.summary\(total_count\)\{id,name,/);
    expect(read.ask.params.fields).toContain("assigned_pages.limit(100){id,tasks}");
    expect(read.ask.params.fields).not.toContain("invite_link");
  });

  test("an empty portfolio is done when every edge was asked once", () => {
    let cursor = fresh();
    for (let turn = 0; turn < 5 && !isDone(cursor); turn++) cursor = emptyAnswer(cursor, nextReads(cursor));
    expect(isDone(cursor)).toBe(true);
  });

  test("assigned_users is asked with the portfolio's ID", () => {
    const asked = probes(
      fresh(),
      INVENTORY.map(({ edge }) => edge),
    ).map(({ ask }) => ask.params.fields);
    expect(asked).toContain("id,owned_pixels.limit(1){id,assigned_users.business(900).limit(1){id,name,tasks}}");
  });
});

describe("pages", () => {
  test("the next page is built from the cursor, never from next", () => {
    const first = only(nextReads(fresh()));
    const { cursor } = absorb(fresh(), first, { business_users: list([person(1)], "abc", 7) });
    const second = only(nextReads(cursor));
    expect(second.ask.params.fields).toContain("business_users.limit(100).after(abc)");
    expect(second.ask.params.fields).not.toContain("never.followed");
    expect(rootState(cursor, PEOPLE_EDGE)).toMatchObject({ rows: 1, total: 7, done: false });
  });

  test("a short or an empty page with next goes on; only a page without next ends", () => {
    const first = only(nextReads(fresh()));
    const empty = absorb(fresh(), first, { business_users: list([], "abc") }).cursor;
    expect(rootState(empty, PEOPLE_EDGE).done).toBe(false);
    const last = absorb(empty, only(nextReads(empty)), { business_users: list([person(2)]) }).cursor;
    expect(rootState(last, PEOPLE_EDGE)).toMatchObject({ done: true, rows: 1 });
  });

  test("people who leave while pages are read do not lower the count that the rows are held against", () => {
    const first = only(nextReads(fresh()));
    const { cursor } = absorb(fresh(), first, { business_users: list([person(1)], "abc", 7) });
    const fewer = absorb(cursor, only(nextReads(cursor)), { business_users: list([person(2)], "def", 5) }).cursor;
    expect(rootState(fewer, PEOPLE_EDGE).total).toBe(7);
    const more = absorb(fewer, only(nextReads(fewer)), { business_users: list([person(3)], undefined, 8) }).cursor;
    expect(rootState(more, PEOPLE_EDGE).total).toBe(8);
  });

  test("next without a cursor cannot be followed, and is counted", () => {
    const body = { business_users: { data: [person(1)], paging: { next: "https://never.followed" } } };
    const { cursor } = absorb(fresh(), only(nextReads(fresh())), body);
    expect(rootState(cursor, PEOPLE_EDGE)).toMatchObject({ done: true, unreadable: 1 });
  });

  test("the rest of a list under a row is read from the row, beside the next page", () => {
    const body = {
      business_users: list([person(1, { assigned_pages: list([{ id: "p1", tasks: ["MANAGE"] }], "tail1") })], "abc"),
    };
    const taken = absorb(fresh(), only(nextReads(fresh())), body);
    expect(taken).toMatchObject({ rows: 1, assignments: 1 });
    const reads = nextReads(taken.cursor);
    expect(reads.map(({ of }) => of)).toEqual(["roots", "tails"]);
    expect(reads[1]?.ask).toEqual({
      path: "1",
      params: { fields: "id,assigned_pages.limit(100).after(tail1){id,tasks}" },
    });
    const tail = reads[1] as Read;
    const after = absorb(taken.cursor, tail, { id: "1", assigned_pages: list([{ id: "p2" }]) });
    expect(after.pages).toEqual([
      expect.objectContaining({ of: "tail", nodeId: "1", rows: [expect.objectContaining({ id: "p2" })] }),
    ]);
    expect(after.cursor.tails).toEqual([]);
  });

  test("a row that cannot be read is counted, the rest goes on", () => {
    const body = { business_users: list([person(1), { name: "no id" }, 7, person(2)]) };
    const { cursor, pages } = absorb(fresh(), only(nextReads(fresh())), body);
    expect(rootState(cursor, PEOPLE_EDGE)).toMatchObject({ rows: 4, unreadable: 2 });
    expect(pages[0]).toMatchObject({ of: "root", rows: [{ row: { id: "1" } }, { row: { id: "2" } }] });
  });
});

describe("an answer that was too large", () => {
  test("first takes the longest edge alone, then halves its page", () => {
    const first = only(nextReads(fresh()));
    const alone = shrink(fresh(), first);
    const second = only(nextReads(alone));
    expect(second.edges).toEqual([PEOPLE_EDGE]);
    expect(second.ask.params.fields).toContain("business_users.limit(100)");
    const halved = shrink(alone, second);
    expect(only(nextReads(halved)).ask.params.fields).toContain("business_users.limit(50)");
  });

  test("the page never falls below one row", () => {
    let cursor = shrink(fresh(), only(nextReads(fresh())));
    for (let turn = 0; turn < 20; turn++) cursor = shrink(cursor, only(nextReads(cursor)));
    expect(rootState(cursor, PEOPLE_EDGE).limit).toBe(1);
  });

  test("the page grows back, later each time that it was too large again", () => {
    const limitOf = (cursor: Cursor) => rootState(cursor, PEOPLE_EDGE).limit;
    const page = (cursor: Cursor) =>
      absorb(
        cursor,
        { of: "roots", edges: [PEOPLE_EDGE], ask: { path: "900", params: {} } },
        {
          business_users: list([person(1)], "abc"),
        },
      ).cursor;
    const tooLarge = (cursor: Cursor) =>
      shrink(cursor, { of: "roots", edges: [PEOPLE_EDGE], ask: { path: "900", params: {} } });
    const limits = (cursor: Cursor, pages: number) => {
      const seen: number[] = [];
      let now = cursor;
      for (let turn = 0; turn < pages; turn++) {
        now = page(now);
        seen.push(limitOf(now));
      }
      return { now, seen };
    };
    const once = limits(tooLarge(fresh()), 5);
    expect(once.seen).toEqual([50, 50, 50, 100, 100]);
    const twice = limits(tooLarge(once.now), 8);
    expect(twice.seen).toEqual([...Array(7).fill(50), 100]);
  });

  test("a list with many rows under each row asks for fewer from the start, once its size is known", () => {
    const sizes = { [PEOPLE_EDGE]: { rows: 400, fanOut: 99 } };
    expect(only(nextReads(fresh({ sizes }))).ask.params.fields).toContain("business_users.limit(20)");
  });
});

describe("a read that Meta refuses", () => {
  const read = only(nextReads(fresh()));

  test("is taken apart: each edge, each edge under it, and the count are asked alone", () => {
    const recovery = recover(fresh(), read, refusal());
    if (recovery.do !== "probe") throw new Error("should probe");
    const paths = recovery.reads.map((probe) => (probe.of === "probe" ? probe.path : ""));
    expect(paths).toContain(PEOPLE_EDGE);
    expect(paths).toContain(`${PEOPLE_EDGE}/assigned_pages`);
    expect(paths).toContain(COUNT_PATH);
    for (const { ask } of recovery.reads) expect(ask.params.fields).toContain("limit(1)");
  });

  test("what is refused alone is left out from then on, and only that", () => {
    let cursor = deny(fresh(), "system_users", refusal().problem);
    cursor = deny(cursor, `${PEOPLE_EDGE}/assigned_pages`, refusal().problem);
    const fields = only(nextReads(cursor)).ask.params.fields ?? "";
    expect(fields).not.toContain("system_users");
    expect(fields.split("owned_")[0]).not.toContain("assigned_pages");
    expect(fields).toContain("assigned_ad_accounts");
  });

  test("the count can be refused without the people", () => {
    const cursor = deny(fresh(), COUNT_PATH, refusal().problem);
    expect(only(nextReads(cursor)).ask.params.fields).not.toContain("summary");
    expect(cursor.denied).toEqual({});
  });

  test("what was refused last time is asked alone first", () => {
    const cursor = fresh({ suspects: ["system_users", "clients"] });
    const reads = nextReads(cursor);
    expect(reads.map((probe) => probe.of === "probe" && probe.path)).toEqual(["system_users", "clients"]);
    const again = recover(cursor, reads[0] as Read, refusal());
    expect(again).toMatchObject({ do: "again", cursor: { denied: { system_users: {} }, suspects: ["clients"] } });
    const { cursor: back } = absorb(cursor, reads[1] as Read, { clients: list([]) });
    expect(back.suspects).toEqual(["system_users"]);
  });

  test("a row that went away meanwhile ends its own list only", () => {
    const tail = { root: PEOPLE_EDGE, nested: "assigned_pages", nodeId: "1", after: "x", limit: PAGE };
    const cursor = { ...fresh(), tails: [tail] };
    const asked = nextReads(cursor).find(({ of }) => of === "tails") as Read;
    const recovery = recover(cursor, asked, refusal("notFound"));
    expect(recovery).toMatchObject({ do: "again", cursor: { tails: [] } });
    expect(recovery.do === "again" && rootState(recovery.cursor, PEOPLE_EDGE).unreadable).toBe(1);
  });

  test("the rest of a list under a row is taken apart too, and what is refused is not asked for any more", () => {
    const tail = { root: PEOPLE_EDGE, nodeId: "1", after: "x", limit: PAGE };
    const cursor = {
      ...fresh(),
      tails: [
        { ...tail, nested: "assigned_pages" },
        { ...tail, nested: "assigned_ad_accounts" },
        { ...tail, nested: "assigned_pages", nodeId: "2" },
      ],
    };
    const asked = nextReads(cursor).find(({ of }) => of === "tails") as Read;
    const recovery = recover(cursor, asked, refusal());
    if (recovery.do !== "probe") throw new Error(recovery.do);
    const paths = recovery.reads.map((read) => (read.of === "probe" ? read.path : read.of));
    expect(paths).toEqual(["business_users/assigned_pages", "business_users/assigned_ad_accounts"]);
    const denied = deny(cursor, "business_users/assigned_pages", ownProblem("permissionMissing"));
    expect(denied.tails.map(({ nested }) => nested)).toEqual(["assigned_ad_accounts"]);
  });

  test("of a refused edge, what lies under it is not marked as well", () => {
    const refused = deny(fresh(), "system_users", ownProblem("permissionMissing"));
    const denied = deny(refused, "system_users/assigned_pages", ownProblem("permissionMissing"));
    expect(Object.keys(denied.denied)).toEqual(["system_users"]);
  });

  test("beginning again keeps what is known to be refused", () => {
    const cursor = restart(deny(fresh(), "clients", refusal().problem));
    expect(cursor.restarted).toBe(true);
    expect(Object.keys(cursor.denied)).toEqual(["clients"]);
    expect(rootState(cursor, PEOPLE_EDGE).rows).toBe(0);
  });
});

test("what a run learned is rows and nested rows a row", () => {
  const body = { business_users: list([person(1, { assigned_pages: list([{ id: "a" }, { id: "b" }]) }), person(2)]) };
  const { cursor } = absorb(fresh(), only(nextReads(fresh())), body);
  expect(learned(cursor)[PEOPLE_EDGE]).toEqual({ rows: 2, fanOut: 1 });
});

test("every path of the inventory can be asked alone", () => {
  for (const path of INVENTORY_PATHS) {
    const [read] = nextReads(fresh({ suspects: [path] }));
    expect(read?.ask.params.fields, path).toContain(path.split("/").at(-1));
  }
});

test("whatever Meta sends, absorbing neither throws nor forgets an edge", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...INVENTORY.map(({ edge }) => edge)), fc.jsonValue()), (body) => {
      const start = fresh();
      const { cursor } = absorb(start, only(nextReads(start)), body);
      expect(Object.keys(cursor.roots).sort()).toEqual(Object.keys(start.roots).sort());
      expect(start).toEqual(fresh());
    }),
  );
});
