// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ownProblem } from "../lib/problem.ts";
import { TaskLine } from "./task-line.tsx";
import { useMessages } from "./testing/messages.ts";
import { taskRow } from "./testing/rows.ts";

const send = vi.hoisted(() => vi.fn());
vi.mock("../lib/messages/send.ts", () => ({ send }));

beforeAll(() => useMessages());
beforeEach(() => send.mockReset().mockResolvedValue({ ok: true, answer: {} }));
afterEach(cleanup);

const attention = {
  name: "attention" as const,
  membersBefore: 10,
  assetsBefore: 8,
  gone: [
    { what: "member" as const, kind: null, id: "m1", name: "Ana" },
    { what: "member" as const, kind: null, id: "m2", name: "Bo" },
    { what: "asset" as const, kind: "page" as const, id: "a1", name: "Fan page" },
  ],
};

describe("a task's line", () => {
  it("shows what a running sync has done in real units", () => {
    render(<TaskLine task={taskRow({ name: "running" })} />);
    expect(screen.getByText("Running")).toBeTruthy();
    expect(screen.getByText("120 of 300 members, 1,240 assignments, 4 calls")).toBeTruthy();
    const bar = screen.getByRole("progressbar");
    expect([bar.getAttribute("value"), bar.getAttribute("max")]).toEqual(["120", "300"]);
  });

  it("has a bar without an end while Meta has not told how much there is", () => {
    const { progress } = taskRow({ name: "running" });
    render(
      <TaskLine
        task={taskRow({ name: "running" }, { progress: { ...progress, members: { read: 50, total: null } } })}
      />,
    );
    expect(screen.getByRole("progressbar").hasAttribute("value")).toBe(false);
  });

  it("says why it waits and until when", () => {
    const until = Date.now() + 8 * 60_000 + 5000;
    render(<TaskLine task={taskRow({ name: "waiting", until, why: "limit", problem: null })} />);
    expect(screen.getByText(/Meta's limit of calls is reached\. Goes on in 8 minutes\./)).toBeTruthy();
  });

  it("says what went wrong and tries again", () => {
    render(<TaskLine task={taskRow({ name: "failed", problem: ownProblem("diskFull") })} />);
    expect(screen.getByText("The disk is full. What was there before is safe.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(send).toHaveBeenCalledExactlyOnceWith("task.retry", { taskId: "t1" });
  });

  it("lists what would go before it asks", async () => {
    render(<TaskLine task={taskRow(attention)} />);
    fireEvent.click(screen.getByRole("button", { name: "Review" }));
    expect(await screen.findByText("2 of 10 members would be marked as gone.")).toBeTruthy();
    expect(screen.getByText("1 of 8 assets would be marked as gone.")).toBeTruthy();
    expect(screen.getByText("Fan page")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Discard" }));
    expect(send).toHaveBeenCalledExactlyOnceWith("task.discard", { taskId: "t1" });
  });

  it("keeps the question open when the answer did not arrive", async () => {
    send.mockResolvedValue({ ok: false, problem: ownProblem("noAnswer") });
    render(<TaskLine task={taskRow(attention)} />);
    fireEvent.click(screen.getByRole("button", { name: "Review" }));
    fireEvent.click(await screen.findByRole("button", { name: "Apply anyway" }));
    expect(await screen.findByText("Hubwarden's background part did not answer.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Apply anyway" })).toBeTruthy();
  });

  it.each([
    ["queued", "Queued"],
    ["completed", "Completed"],
    ["canceled", "Canceled"],
  ] as const)("names %s by a word", (name, word) => {
    render(<TaskLine task={taskRow({ name })} />);
    expect(screen.getByText(word)).toBeTruthy();
  });
});
