// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ownProblem } from "../../lib/problem.ts";
import { openDatabase } from "../../lib/store/database.ts";
import type { Intent } from "../../lib/store/plan-records.ts";
import { counts, exampleAsset, exampleHoldings, exampleHub, exampleMember } from "../../lib/store/testing/examples.ts";
import { freshProfile } from "../../lib/store/testing/fresh.ts";
import { useMessages } from "../testing/messages.ts";
import { PlanHost } from "./plan-host.tsx";
import { review } from "./proposals.ts";

const send = vi.hoisted(() => vi.fn());
vi.mock("../../lib/messages/send.ts", () => ({ send }));

const hub = exampleHub({ synced: { at: Date.now(), counts, calls: 1, gaps: [] } });

beforeEach(async () => {
  await freshProfile();
  await useMessages();
  send.mockReset().mockResolvedValue({ ok: true, answer: { outcome: "queued", planId: "p" } });
  const db = await openDatabase();
  await db.put("hubs", hub);
  for (const id of ["a1", "a2", "a3", "a4"]) await db.put("members", exampleMember({ id, name: `Admin ${id}` }));
  await db.put("members", exampleMember({ id: "m", name: "Mia", email: "mia@x.example", role: "EMPLOYEE" }));
  await db.put("assets", exampleAsset({ id: "p1", name: "Shop" }));
  await db.put("assets", exampleAsset({ id: "app", kind: "app", name: "Robot" }));
  await db.put(
    "holdings",
    exampleHoldings({ holderId: "m", grants: [{ kind: "page", assetId: "p1", tasks: ["ANALYZE"] }] }),
  );
});
afterEach(cleanup);

const open = async (intents: Intent[], onApplied: () => void = () => undefined) => {
  render(<PlanHost />);
  review([{ hubId: "hub", intents }], onApplied);
  return await screen.findByRole("dialog", { name: "Review changes" });
};
const apply = (name = /^Apply/) => screen.findByRole("button", { name });

test("says in words what was and what will be, and applies exactly that", async () => {
  const applied = vi.fn();
  const intents: Intent[] = [
    { kind: "role", memberId: "m", role: "DEVELOPER" },
    { kind: "assign", holderId: "m", assetKind: "page", assetId: "p1", tasks: ["ADVERTISE", "ANALYZE"] },
  ];
  const dialog = await open(intents, applied);
  const button = await apply();
  expect(button.textContent).toBe("Apply 2 changes");
  expect(dialog.textContent).toContain("App accessBasic accessbecomesApps and integrations");
  expect(dialog.textContent).toContain("Shop PageView insightsbecomesAdvertise");
  fireEvent.click(button);
  await waitFor(() => expect(applied).toHaveBeenCalledOnce());
  expect(send).toHaveBeenCalledExactlyOnceWith(
    "plan.apply",
    expect.objectContaining({ hubId: "hub", intents, confirm: null, notBefore: null, undoes: null }),
  );
});

test("a removal lists what is lost, and that undo can only invite again", async () => {
  const dialog = await open([{ kind: "remove", memberId: "m" }]);
  await apply();
  expect(dialog.textContent).toContain("Loses 1 asset");
  expect(dialog.textContent).toContain("Shop");
  expect(dialog.textContent).toContain("Undo can only invite the person again.");
});

test("what Meta has no way for is left out, with a link to where it is done", async () => {
  const dialog = await open([{ kind: "assign", holderId: "m", assetKind: "app", assetId: "app", tasks: ["X"] }]);
  await waitFor(() => expect(dialog.textContent).toContain("Robot can be changed in Meta only."));
  expect(screen.getByRole("link", { name: "Open in Meta" }).getAttribute("href")).toContain("/settings/apps?");
  expect(screen.queryByRole("button", { name: /^Apply/ })).toBeNull();
});

test("a stop wants the hub's label; a wrong one sends nothing and stays", async () => {
  const db = await openDatabase();
  await db.put("hubs", { ...hub, you: "a1" });
  await open([{ kind: "remove", memberId: "a1" }]);
  const button = await apply();
  fireEvent.click(button);
  expect(await screen.findByText("This is not the hub's label.")).toBeTruthy();
  expect(send).not.toHaveBeenCalled();
  fireEvent.input(screen.getByLabelText("Type “Acme” to go ahead"), { target: { value: "Acme" } });
  fireEvent.click(button);
  await waitFor(() => expect(send).toHaveBeenCalledOnce());
  expect(send.mock.calls[0]?.[1]).toMatchObject({ confirm: "Acme" });
});

test("nothing overrides the last admin", async () => {
  await open(["a1", "a2", "a3", "a4"].map((memberId) => ({ kind: "remove", memberId })));
  expect(await screen.findByText("Nobody with full control would be left")).toBeTruthy();
  expect((await apply()).hasAttribute("disabled")).toBe(true);
});

test("in the first days of the system user it can be queued until they are over", async () => {
  const db = await openDatabase();
  const createdAt = Date.now() - 86_400_000;
  await db.put("systemUsers", { hubId: "hub", id: "9", name: "Robot", role: "ADMIN", createdAt, assets: 0 });
  await open([{ kind: "role", memberId: "m", role: "DEVELOPER" }]);
  fireEvent.click(await screen.findByRole("checkbox", { name: /^Queue until/ }));
  fireEvent.click(await apply());
  await waitFor(() => expect(send).toHaveBeenCalledOnce());
  expect(send.mock.calls[0]?.[1]).toMatchObject({ notBefore: createdAt + 7 * 86_400_000 });
});

test("where the state has moved, it is built anew, marks what is different and asks again", async () => {
  const applied = vi.fn();
  const dialog = await open(
    [
      { kind: "role", memberId: "m", role: "DEVELOPER" },
      { kind: "role", memberId: "a1", role: "EMPLOYEE" },
    ],
    applied,
  );
  const button = await apply();
  const db = await openDatabase();
  await db.put("members", exampleMember({ id: "m", name: "Mia", role: "ADMIN" }));
  await db.put("members", exampleMember({ id: "a1", name: "Admin a1", role: "EMPLOYEE" }));
  send.mockResolvedValueOnce({ ok: true, answer: { outcome: "moved" } });
  fireEvent.click(button);
  expect(await screen.findByText("The state has changed meanwhile")).toBeTruthy();
  expect(screen.getAllByText("Different")).toHaveLength(1);
  expect(dialog.querySelector("s")?.textContent).toContain("Admin a1");
  expect(applied).not.toHaveBeenCalled();
  fireEvent.click(await apply(/^Apply 1 change$/));
  await waitFor(() => expect(applied).toHaveBeenCalledOnce());
});

test("a failure is told and the dialog stays", async () => {
  const applied = vi.fn();
  await open([{ kind: "role", memberId: "m", role: "DEVELOPER" }], applied);
  send.mockResolvedValueOnce({ ok: false, problem: ownProblem("diskFull") });
  fireEvent.click(await apply());
  expect(await screen.findByText("The disk is full. What was there before is safe.")).toBeTruthy();
  expect(applied).not.toHaveBeenCalled();
});
