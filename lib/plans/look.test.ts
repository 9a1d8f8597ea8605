import { expect, test } from "vitest";
import { type Answer, NOTHING_SEEN } from "../meta/answer.ts";
import type { Ask } from "../meta/client.ts";
import { ownProblem } from "../problem.ts";
import type { Deed } from "../store/plan-records.ts";
import { exampleHub } from "../store/testing/examples.ts";
import { lookAt } from "./look.ts";

const hub = exampleHub();
const ok = (body: object): Answer => ({ ok: true, body: { ...body }, seen: NOTHING_SEEN });
const failed = (kind: "notFound" | "permissionMissing" | "timedOut"): Answer => ({
  ok: false,
  failure: {
    class: kind === "timedOut" ? "transient" : kind === "notFound" ? "input" : "permission",
    problem: ownProblem(kind),
    tooMuchData: false,
    regainMinutes: null,
  },
  seen: NOTHING_SEEN,
});

/** A graph that answers by path, and what it was asked. */
function graph(answers: (ask: Ask) => Answer) {
  const asked: string[] = [];
  return {
    asked,
    readMany: async (asks: Ask[]) => {
      asked.push(asks.map(({ path, params }) => `${path}${params.after ? ` after ${params.after}` : ""}`).join(" + "));
      return asks.map(answers);
    },
  };
}
const assign = (holder: string, assetId: string, before: string[], after: string[]): Deed => ({
  kind: "assign",
  holder: { id: holder, name: holder },
  assetKind: "page",
  assetId,
  assetName: assetId,
  before,
  after,
});
const at = (looks: Awaited<ReturnType<typeof lookAt>>) =>
  looks.map((look) => (look.ok ? look.finding.at : look.failure.problem.kind));

test("a list is read to its end, and asked once for all that it tells of", async () => {
  const first = {
    data: [{ id: "p1", tasks: ["ANALYZE"] }],
    paging: { next: "https://graph.facebook.com/x", cursors: { after: "A" } },
  };
  const { asked, readMany } = graph(({ params }) =>
    ok(params.after ? { data: [{ id: "p2", tasks: ["MANAGE"] }] } : first),
  );
  const deeds = [
    assign("m1", "p1", [], ["ANALYZE"]),
    assign("m1", "p2", [], ["MANAGE"]),
    assign("m1", "p3", ["X"], []),
  ];
  expect(at(await lookAt({ readMany }, hub, deeds))).toEqual(["after", "after", "after"]);
  expect(asked).toEqual(["m1/assigned_pages", "m1/assigned_pages after A"]);
});

test("who or what is gone has no tasks", async () => {
  const { readMany } = graph(() => failed("notFound"));
  const deeds = [assign("m1", "p1", ["ANALYZE"], []), assign("m1", "p1", [], ["ANALYZE"])];
  expect(at(await lookAt({ readMany }, hub, deeds))).toEqual(["after", "before"]);
});

test("a look that Meta does not answer tells nothing", async () => {
  const deeds = [assign("m1", "p1", [], ["ANALYZE"])];
  expect(
    at(
      await lookAt(
        graph(() => failed("permissionMissing")),
        hub,
        deeds,
      ),
    ),
  ).toEqual(["permissionMissing"]);
  expect(
    at(
      await lookAt(
        graph(() => failed("timedOut")),
        hub,
        deeds,
      ),
    ),
  ).toEqual(["timedOut"]);
  expect(
    at(
      await lookAt(
        graph(() => ok({ hello: 1 })),
        hub,
        deeds,
      ),
    ),
  ).toEqual(["unreadableAnswer"]);
});

const invite: Deed = { kind: "invite", email: "New@acme.example", role: "EMPLOYEE", managed: false };
const row = (over: object) =>
  ok({ data: [{ id: "i1", email: "new@acme.example", role: "EMPLOYEE", status: "PENDING", ...over }] });
const cancel: Deed = {
  kind: "cancelInvitation",
  invitationId: "i1",
  email: "x@acme.example",
  role: "ADMIN",
  grants: [],
};
const role: Deed = { kind: "role", memberId: "m1", name: "Ana", before: "EMPLOYEE", after: "FINANCE_EDITOR" };
const invited: Deed = {
  kind: "invitationRole",
  invitationId: "i1",
  email: "x@acme.example",
  before: "ADMIN",
  after: "EMPLOYEE",
};
const remove: Deed = { kind: "remove", memberId: "m1", name: "Ana", email: null, role: "ADMIN", grants: [] };
const nobody = ok({ data: [] });

test.each<[string, Deed, Answer[], string]>([
  ["invited", invite, [row({})], "after"],
  ["invited by somebody else with another role", invite, [row({ role: "ADMIN" })], "other"],
  ["an old invitation that ended", invite, [row({ status: "EXPIRED" }), nobody], "before"],
  ["accepted meanwhile", invite, [nobody, ok({ data: [{ id: "m9", email: "NEW@acme.example" }] })], "after"],
  ["not invited", invite, [nobody, nobody], "before"],
  ["canceled", cancel, [failed("notFound")], "after"],
  ["canceled and still told", cancel, [ok({ id: "i1", status: "CANCELED" })], "after"],
  ["still there", cancel, [ok({ id: "i1", status: "PENDING" })], "before"],
  ["expired and still there", cancel, [ok({ id: "i1", status: "EXPIRED" })], "before"],
  ["accepted before we came", cancel, [ok({ id: "i1", status: "ACCEPTED" })], "other"],
  ["the role", role, [ok({ id: "m1", role: "EMPLOYEE", finance_permission: "EDITOR" })], "after"],
  ["the role, told in tasks", role, [ok({ id: "m1", role: "Employee", tasks: ["FINANCE_EDIT"] })], "after"],
  ["the old role", role, [ok({ id: "m1", role: "EMPLOYEE" })], "before"],
  ["a third role", role, [ok({ id: "m1", role: "ADMIN" })], "other"],
  ["nobody to have a role", role, [failed("notFound")], "other"],
  ["the invitation's role", invited, [ok({ id: "i1", role: "EMPLOYEE", status: "PENDING" })], "after"],
  ["the invitation's old role", invited, [ok({ id: "i1", role: "ADMIN", status: "PENDING" })], "before"],
  ["accepted with whatever role", invited, [ok({ id: "i1", role: "EMPLOYEE", status: "ACCEPTED" })], "other"],
  ["removed", remove, [failed("notFound")], "after"],
  ["not removed", remove, [ok({ id: "m1" })], "before"],
])("%s", async (_, deed, answers, found) => {
  const queue = [...answers];
  const { readMany } = graph(() => queue.shift() ?? expect.unreachable("asked too much"));
  expect(at(await lookAt({ readMany }, hub, [deed]))).toEqual([found]);
});
