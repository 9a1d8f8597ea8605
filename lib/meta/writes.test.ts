import { afterEach, expect, test, vi } from "vitest";
import { createGraph } from "./client.ts";
import {
  assignWrite,
  awaitsApproval,
  cancelInvitationWrite,
  idIn,
  invitationRoleWrite,
  inviteWrite,
  memberRoleWrite,
  removeMemberWrite,
  unassignWrite,
  type Write,
} from "./writes.ts";

afterEach(() => vi.unstubAllGlobals());

const place = { businessId: "1", assetKind: "page" as const, assetId: "7", userId: "5" };
const person = { email: "a@b.example", role: "EMPLOYEE" };

/** As the contract has them: method, path, form or query. */
test.each<[string, Write, string, string]>([
  [
    "invite",
    inviteWrite("1", { ...person, managed: false }),
    "POST /v26.0/1/business_users",
    "email=a%40b.example&role=EMPLOYEE",
  ],
  [
    "invite with a managed account",
    inviteWrite("1", { ...person, managed: true }),
    "POST /v26.0/1/business_users",
    "email=a%40b.example&role=EMPLOYEE&invited_user_type=%5B%22MWA%22%5D",
  ],
  ["invitation's role", invitationRoleWrite("2", "ADMIN"), "POST /v26.0/2", "role=ADMIN"],
  ["cancel", cancelInvitationWrite("2"), "DELETE /v26.0/2", ""],
  ["role", memberRoleWrite("5", "ADMIN"), "POST /v26.0/5", "role=ADMIN"],
  ["remove", removeMemberWrite("5"), "DELETE /v26.0/5", ""],
  [
    "give",
    assignWrite(place, ["ANALYZE"]),
    "POST /v26.0/7/assigned_users",
    "user=5&business=1&tasks=%5B%22ANALYZE%22%5D",
  ],
  [
    "give on a group",
    assignWrite({ ...place, assetKind: "assetGroup" }, ["page:ANALYZE", "pixel:EDIT", "page:MANAGE"]),
    "POST /v26.0/7/assigned_users",
    "user=5&business=1&page_tasks=%5B%22ANALYZE%22%2C%22MANAGE%22%5D&pixel_tasks=%5B%22EDIT%22%5D",
  ],
  ["take", unassignWrite(place), "DELETE /v26.0/7/assigned_users?user=5&business=1", ""],
])("%s", async (_, write, line, form) => {
  const sent: string[] = [];
  vi.stubGlobal("fetch", async (input: string, init: RequestInit) => {
    const { pathname, search } = new URL(input);
    sent.push(`${init.method} ${pathname}${search}`, String(init.body ?? ""));
    expect(new Headers(init.headers).get("authorization")).toBe("Bearer EAAx");
    return new Response('{"success":true}', { headers: { "x-fb-trace-id": "T" } });
  });
  const answer = await createGraph({ token: async () => "EAAx" }).write(write);
  expect(answer).toMatchObject({ ok: true, body: { success: true }, seen: { calls: 1, trace: "T" } });
  expect(sent).toEqual([line, form]);
});

test("a write is asked once, whatever comes back", async () => {
  let asked = 0;
  vi.stubGlobal("fetch", async () => {
    asked += 1;
    return asked === 1 ? new Response("{}", { status: 500 }) : Promise.reject(new TypeError("gone"));
  });
  const graph = createGraph({ token: async () => "EAAx" });
  expect(await graph.write(removeMemberWrite("5"))).toMatchObject({ ok: false, failure: { class: "transient" } });
  expect(await graph.write(removeMemberWrite("5"))).toMatchObject({ ok: false, failure: { class: "transient" } });
  expect(asked).toBe(2);
});

test("what an answer of a write tells", () => {
  expect(awaitsApproval({ success: true, requires_admin_approval: true })).toBe(true);
  expect(awaitsApproval({ success: true })).toBe(false);
  expect(idIn({ id: "9" })).toBe("9");
  expect(idIn({ success: true })).toBeNull();
});
