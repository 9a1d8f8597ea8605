import { afterEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../index.ts";
import { send } from "../../test-client.ts";

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function start(tokenOf = () => sandbox.tokens.admin()) {
  sandbox = await startSandbox({ world: "small" });
  const token = tokenOf();
  const post = (path: string, form: Record<string, unknown> = {}) =>
    send(sandbox.port, `/v26.0/${path}`, { method: "POST", token, form });
  const remove = (path: string) => send(sandbox.port, `/v26.0/${path}`, { method: "DELETE", token });
  const get = (path: string) => send(sandbox.port, `/v26.0/${path}`, { token });
  return { portfolio: sandbox.world.portfolio(), post, remove, get };
}

test("an invitation is a role request; the member it becomes has another id", async () => {
  const { portfolio, post, get } = await start();
  const { json } = await post(`${portfolio.id}/business_users`, { email: "Nova@Kestrel.example", role: "ADMIN" });
  const id = String(json.id);
  const pending = await get(
    `${portfolio.id}/pending_users?email=Nova@Kestrel.example&fields=id,role,status,invite_link`,
  );
  expect(pending.json.data).toMatchObject([
    { id, role: "ADMIN", status: "PENDING", invite_link: expect.stringMatching(/^https:\/\/fb\.me\//) },
  ]);
  const member = sandbox.world.accept(id);
  expect(member.id).not.toBe(id);
  expect(portfolio.invitations.some((invitation) => invitation.id === id)).toBe(false);
  const read = await get(`${member.id}?fields=email,role,business_role_request{id,status,created_time}`);
  expect(read.json).toMatchObject({
    email: "Nova@Kestrel.example",
    role: "ADMIN",
    business_role_request: { id, status: "ACCEPTED" },
  });
});

test.each([
  ["without an address", {}, "email is required"],
  ["with a bad address", { email: "nobody" }, "valid email"],
  ["with a role nobody knows", { email: "a@b.example", role: "KING" }, "must be one of"],
])("refuses an invitation %s", async (_name, form, message) => {
  const { portfolio, post } = await start();
  const before = portfolio.invitations.length;
  expect((await post(`${portfolio.id}/business_users`, form)).json.error).toMatchObject({
    code: 100,
    message: expect.stringContaining(message),
  });
  expect(portfolio.invitations.length).toBe(before);
});

test("refuses a second invitation and one for a member", async () => {
  const { portfolio, post } = await start();
  await post(`${portfolio.id}/business_users`, { email: "twice@b.example" });
  const again = await post(`${portfolio.id}/business_users`, { email: "Twice@b.example" });
  expect(again.json.error?.error_user_msg).toContain("pending invitation");
  const member = await post(`${portfolio.id}/business_users`, { email: portfolio.members[0]?.email });
  expect(member.json.error?.code).toBe(100);
});

test("changes and cancels an invitation", async () => {
  const { portfolio, post, remove, get } = await start();
  const [invitation] = portfolio.invitations;
  expect((await post(`${invitation?.id}`, { role: "ADMIN" })).json).toEqual({ id: invitation?.id });
  expect(portfolio.invitations[0]?.role).toBe("ADMIN");
  expect((await remove(`${invitation?.id}`)).json).toEqual({ success: true });
  expect((await get(`${invitation?.id}`)).json.error?.error_subcode).toBe(33);
});

test("changes role, name and title; a new address waits for its owner", async () => {
  const { portfolio, post } = await start();
  const member = portfolio.members.find(({ role }) => role === "EMPLOYEE");
  const email = member?.email;
  const form = { role: "FINANCE_EDITOR", first_name: "Ada", last_name: "Byron", title: "Boss", email: "ada@b.example" };
  expect((await post(`${member?.id}`, form)).json).toEqual({ success: true });
  expect(member).toMatchObject({
    role: "FINANCE_EDITOR",
    name: "Ada Byron",
    title: "Boss",
    email,
    pendingEmail: "ada@b.example",
    financePermission: "EDITOR",
  });
  await post(`${member?.id}`, { clear_pending_email: true });
  expect(member?.pendingEmail).toBeUndefined();
});

test("the last admin can neither be removed nor demoted", async () => {
  const { portfolio, post, remove } = await start();
  const [first, second] = portfolio.admins;
  expect((await remove(`${first?.id}`)).json).toEqual({ success: true });
  expect((await remove(`${second?.id}`)).json.error).toMatchObject({ code: 3914 });
  expect((await post(`${second?.id}`, { role: "EMPLOYEE" })).json.error).toMatchObject({ code: 3914 });
  expect((await post(`${second?.id}`, { tasks: ["EMPLOYEE"] })).json.error).toMatchObject({ code: 3914 });
  expect(portfolio.admins.map(({ id }) => id)).toEqual([second?.id]);
});

test("removing a member also ends the assignments", async () => {
  const { portfolio, remove, get } = await start();
  const member = portfolio.members.find(({ id, role }) => role !== "ADMIN" && portfolio.assignmentsOf(id).length > 0);
  const before = portfolio.assignments.length;
  const had = portfolio.assignmentsOf(member?.id ?? "").length;
  const everywhere = sandbox.world.data.assignments.size;
  expect((await remove(`${member?.id}`)).json).toEqual({ success: true });
  expect(portfolio.assignments.length).toBe(before - had);
  expect(sandbox.world.data.assignments.size).toBe(everywhere - had);
  expect((await get(`${member?.id}`)).json.error).toMatchObject({ code: 100, error_subcode: 33 });
});

test("with the approval switch a change is only queued", async () => {
  const { portfolio, remove } = await start();
  sandbox.switches.requiresAdminApproval = true;
  const member = portfolio.members.find(({ role }) => role !== "ADMIN");
  expect((await remove(`${member?.id}`)).json).toEqual({ success: true, requires_admin_approval: true });
  expect(portfolio.members.length).toBe(12);
  sandbox.world.approvals[0]?.approve();
  expect(portfolio.members.length).toBe(11);
});

test.each([3, 10] as const)(
  "an app of the limited tier reads people but may not manage them (code %i)",
  async (code) => {
    const { portfolio, post, remove, get } = await start();
    sandbox.world.app().tier = "limited";
    sandbox.switches.limitedTierCode = code;
    expect((await get(`${portfolio.id}/business_users`)).status).toBe(200);
    expect((await post(`${portfolio.id}/business_users`, { email: "x@y.example" })).json.error?.code).toBe(code);
    expect((await remove(`${portfolio.members[0]?.id}`)).json.error?.code).toBe(code);
    expect(portfolio.members.length).toBe(12);
  },
);

test("an app the portfolio has not claimed may not invite", async () => {
  const { portfolio, post } = await start();
  sandbox.world.unshare(portfolio.appId, portfolio.id);
  expect((await post(`${portfolio.id}/business_users`, { email: "x@y.example" })).json.error).toMatchObject({
    code: 10,
    error_subcode: 1752203,
  });
});

test("a token of another app may not invite either", async () => {
  const { portfolio, post } = await start(() => sandbox.tokens.issue({ appId: "1084910789409157" }));
  expect((await post(`${portfolio.id}/business_users`, { email: "x@y.example" })).json.error).toMatchObject({
    code: 10,
    error_subcode: 1752203,
  });
});

test("an employee system user may not write people", async () => {
  const { portfolio, post } = await start(() => sandbox.tokens.employee());
  expect((await post(`${portfolio.id}/business_users`, { email: "x@y.example" })).json.error?.code).toBe(10);
});

test("system users have limits, need an app, and get tokens that work", async () => {
  const { portfolio, post } = await start();
  const create = (form: Record<string, unknown>) => post(`${portfolio.id}/system_users`, form);
  expect((await create({ name: "Second boss", role: "ADMIN" })).json.error?.code).toBe(3965);
  const { json } = await create({ name: "Helper", role: "EMPLOYEE" });
  const token = await post(`${portfolio.id}/system_user_access_tokens`, {
    system_user_id: json.id,
    scope: ["business_management"],
    set_token_expires_in_60_days: true,
  });
  const me = await send(sandbox.port, "/me", { token: String(token.json.access_token) });
  expect(me.json.id).toBe(json.id);
  expect(
    (await post(`${portfolio.id}/system_user_access_tokens`, { system_user_id: json.id, scope: "everything" })).json
      .error?.code,
  ).toBe(3962);
  for (let i = portfolio.systemUsers.length; i <= 10; i += 1)
    expect((await create({ name: `Helper ${i}` })).json.id).toBeTruthy();
  expect((await create({ name: "One too many" })).json.error?.code).toBe(3949);
  for (const asset of portfolio.assets("app"))
    asset.ownerId === portfolio.id
      ? sandbox.world.removeAsset(asset.id)
      : sandbox.world.unshare(asset.id, portfolio.id);
  expect((await create({ name: "No app" })).json.error?.code).toBe(104001);
});

test("all tokens of a system user can be made invalid", async () => {
  const { portfolio, remove } = await start();
  const employee = sandbox.tokens.employee();
  const id = portfolio.systemUsers.find(({ role }) => role === "EMPLOYEE")?.id;
  expect((await send(sandbox.port, "/me", { token: employee })).status).toBe(200);
  expect((await remove(`${id}/access_tokens`)).json).toEqual({ success: true });
  expect((await send(sandbox.port, "/me", { token: employee })).json.error?.code).toBe(190);
});

test("updates the portfolio; its primary page must be its own", async () => {
  const { portfolio, post, get } = await start();
  const page = portfolio.owned("page")[1];
  expect((await post(portfolio.id, { name: "Renamed", primary_page: page?.id })).json).toEqual({ id: portfolio.id });
  expect((await get(`${portfolio.id}?fields=name,primary_page`)).json).toMatchObject({
    name: "Renamed",
    primary_page: { id: page?.id },
  });
  expect((await post(portfolio.id, { primary_page: "123" })).json.error?.code).toBe(100);
});
