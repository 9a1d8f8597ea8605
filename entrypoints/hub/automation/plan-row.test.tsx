// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useMessages } from "../../../components/testing/messages.ts";
import { ownProblem } from "../../../lib/problem.ts";
import { openDatabase } from "../../../lib/store/database.ts";
import type { Change, Plan } from "../../../lib/store/plan-records.ts";
import { freshProfile } from "../../../lib/store/testing/fresh.ts";
import { exampleChange, examplePlan } from "../../../lib/store/testing/plan-examples.ts";
import { TaskTable } from "./task-table.tsx";

const send = vi.hoisted(() => vi.fn());
vi.mock("../../../lib/messages/send.ts", () => ({ send }));

beforeEach(async () => {
  await freshProfile();
  await useMessages();
  send.mockReset().mockResolvedValue({ ok: true, answer: {} });
});
afterEach(cleanup);

async function show(plan: Partial<Plan>, changes: Change["state"][] = []) {
  const db = await openDatabase();
  for (const [n, state] of changes.entries()) await db.put("changes", exampleChange({ n, state }));
  render(<TaskTable tasks={[examplePlan(plan)]} labels={new Map([["hub", "Acme"]])} opened={null} />);
}
const buttons = () => ["Retry", "Cancel", "Undo"].filter((name) => screen.queryByRole("button", { name }) !== null);
const tally = { total: 3, done: 1, failed: 1, waiting: 1, canceled: 0 };
const waiting = { name: "waiting" as const, until: null, problem: null };
const problem = { ...ownProblem("lastAdmin"), trace: "Trace7" };

test.each<[string, Partial<Plan>, string[]]>([
  ["running", { status: { name: "running" } }, ["Cancel"]],
  ["completed", { status: { name: "completed" } }, ["Undo"]],
  ["completed and undone", { status: { name: "completed" }, undoneBy: "p2" }, []],
  ["failed", { status: { name: "failed", problem }, tally }, ["Retry", "Undo"]],
  ["stopped", { status: { name: "attention", problem }, tally }, ["Retry", "Cancel"]],
  ["waiting for acceptance", { status: { ...waiting, why: "acceptance" } }, ["Cancel", "Undo"]],
  ["waiting for Meta's limit", { status: { ...waiting, why: "limit" } }, ["Cancel"]],
  ["canceled before anything was done", { status: { name: "canceled" }, tally: { ...tally, done: 0 } }, []],
])("a plan that is %s offers what helps", async (_, plan, names) => {
  await show(plan);
  expect(buttons()).toEqual(names);
});

test("why it waits, in words", async () => {
  await show({ status: { ...waiting, why: "approval" }, tally });
  expect(screen.getByText("Waiting for approval in Meta. 1 of 3 done, 1 failed, 1 waits")).toBeTruthy();
});

test("each change with its state, its problem, the remedy and Meta's trace", async () => {
  await show({ status: { name: "failed", problem }, tally, undoes: null }, [
    { name: "done", at: 1, already: false, trace: "Trace1" },
    { name: "failed", at: 1, problem },
    { name: "calling", since: 1, clearing: false },
  ]);
  fireEvent.click(screen.getByRole("button", { name: "3 changes" }));
  await screen.findByText("Failed", { selector: "li *" });
  const [failed, calling, done] = screen.getAllByRole("listitem").map(({ textContent }) => textContent ?? "");
  expect(failed).toContain("This is the last person with full control.");
  expect(failed).toContain("Give full control to somebody else first.");
  expect(failed).toContain("Trace7");
  expect(calling).toContain("To be checked");
  expect(done).toContain("Trace1");
});

test("Retry asks for what failed", async () => {
  await show({ status: { name: "failed", problem }, tally });
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(send).toHaveBeenCalledExactlyOnceWith("task.retry", { taskId: "plan1" });
});
