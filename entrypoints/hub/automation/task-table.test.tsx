// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { useMessages } from "../../../components/testing/messages.ts";
import { taskRow } from "../../../components/testing/rows.ts";
import { ownProblem } from "../../../lib/problem.ts";
import { announce } from "../../../lib/store/changes.ts";
import { openDatabase } from "../../../lib/store/database.ts";
import type { Step, TaskStatus } from "../../../lib/store/records.ts";
import { exampleStep } from "../../../lib/store/testing/examples.ts";
import { freshProfile } from "../../../lib/store/testing/fresh.ts";
import { TaskTable } from "./task-table.tsx";

const send = vi.hoisted(() => vi.fn());
vi.mock("../../../lib/messages/send.ts", () => ({ send }));

beforeAll(() => useMessages());
beforeEach(async () => {
  await freshProfile();
  await useMessages();
  send.mockReset().mockResolvedValue({ ok: true, answer: {} });
});
afterEach(cleanup);

function show(status: TaskStatus, opened = false) {
  const task = taskRow(status);
  render(<TaskTable tasks={[task]} labels={new Map([["h1", "Acme"]])} opened={opened ? task.id : null} />);
}

async function keep(...steps: Step[]) {
  const db = await openDatabase();
  for (const step of steps) await db.put("steps", step);
}

test("has the headings that people know", () => {
  show({ name: "queued" });
  for (const name of ["Task", "Hub", "Status", "Started", "Finished"]) {
    expect(screen.getByRole("columnheader", { name })).toBeTruthy();
  }
});

const gone = [{ what: "member" as const, kind: null, id: "m", name: "Ana" }];
test.each<[TaskStatus, string, RegExp | null, string[]]>([
  [{ name: "queued" }, "Queued", null, ["Cancel"]],
  [{ name: "running" }, "Running", /120 of 300 members, 1,240 assignments, 4 calls/, ["Cancel"]],
  [
    { name: "waiting", until: Date.now() + 8.5 * 60_000, why: "limit", problem: null },
    "Waiting",
    /limit of calls is reached\. Goes on in 8 minutes/,
    ["Cancel"],
  ],
  [{ name: "waiting", until: null, why: "locked", problem: null }, "Waiting", /vault is locked/, ["Cancel"]],
  [
    { name: "attention", gone, membersBefore: 9, assetsBefore: 0 },
    "Needs attention",
    /would mark 1 entry as gone/,
    ["Review"],
  ],
  [{ name: "completed" }, "Completed", null, []],
  [{ name: "failed", problem: ownProblem("diskFull") }, "Failed", /disk is full/, ["Retry"]],
  [{ name: "canceled" }, "Canceled", null, ["Retry"]],
])("%o", (status, word, note, buttons) => {
  show(status);
  const row = screen.getByRole("row", { name: /Acme/ });
  expect(within(row).getByText(word)).toBeTruthy();
  if (note) expect(within(row).getByText(note)).toBeTruthy();
  expect(
    within(row)
      .getAllByRole("button")
      .slice(1)
      .map((button) => button.textContent?.trim()),
  ).toEqual(buttons);
});

test("a failed task is tried again, a running one canceled", () => {
  show({ name: "failed", problem: ownProblem("fault") });
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(send).toHaveBeenCalledExactlyOnceWith("task.retry", { taskId: "t1" });
  cleanup();
  show({ name: "running" });
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(send).toHaveBeenLastCalledWith("task.cancel", { taskId: "t1" });
});

test("the safeguard is answered over the list of what would go", async () => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  show({ name: "attention", gone, membersBefore: 9, assetsBefore: 0 });
  fireEvent.click(screen.getByRole("button", { name: "Review" }));
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByText("Ana");
  expect(within(dialog).getByRole("button", { name: "Discard" })).toBeTruthy();
  fireEvent.click(within(dialog).getByRole("button", { name: "Apply anyway" }));
  expect(send).toHaveBeenCalledExactlyOnceWith("task.apply", { taskId: "t1" });
});

test("opened, a task shows each call, and the calls that come while one looks", async () => {
  const problem = { ...ownProblem("permissionMissing"), code: 200, trace: "AbC123" };
  await keep(exampleStep({ asked: "business_users, owned_pages", rows: 1500, millis: 240 }));
  show({ name: "running" });
  const toggle = screen.getByRole("button", { name: "Sync" });
  expect(toggle.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(toggle);
  const row = (await screen.findByText("business_users, owned_pages")).closest("tr") as HTMLElement;
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual(["1,500", "240", "OK"]);
  await keep(exampleStep({ n: 2, asked: "owned_pixels", problem }));
  announce(["steps"]);
  const refused = (await screen.findByText("owned_pixels")).closest("tr") as HTMLElement;
  expect(refused.textContent).toContain("The token lacks a permission that this needs.");
  expect(refused.textContent).toContain("AbC123");
  expect(toggle.getAttribute("aria-expanded")).toBe("true");
});

test("the task named by the address is open from the start", async () => {
  show({ name: "failed", problem: ownProblem("fault") }, true);
  await waitFor(() => expect(screen.getByText("No call was made yet.")).toBeTruthy());
});

test("a hub that is gone is said to be gone", () => {
  render(<TaskTable tasks={[taskRow({ name: "completed" })]} labels={new Map()} opened={null} />);
  expect(screen.getByText("Removed hub")).toBeTruthy();
});
