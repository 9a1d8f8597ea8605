// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ownProblem } from "../lib/problem.ts";
import type { Hub } from "../lib/store/records.ts";
import { HubCard } from "./hub-card.tsx";
import { useMessages } from "./testing/messages.ts";
import { DAY, hubRow, taskRow } from "./testing/rows.ts";
import { now } from "./time.tsx";

const send = vi.hoisted(() => vi.fn());
vi.mock("../lib/messages/send.ts", () => ({ send }));

beforeAll(() => useMessages());
beforeEach(() => {
  now.value = Date.now();
  send.mockReset().mockResolvedValue({ ok: true, answer: { taskIds: ["t1"] } });
});
afterEach(cleanup);

function card(change: Partial<Hub> = {}, task: Parameters<typeof HubCard>[0]["task"] = null) {
  const go = vi.fn();
  render(<HubCard hub={hubRow(change)} task={task} go={go} />);
  return { go, card: screen.getByRole("article", { name: change.label ?? "Acme Europe" }) };
}

const token = (change: Partial<Hub["token"]>): Partial<Hub> => ({ token: { ...hubRow().token, ...change } });

describe("a hub's card", () => {
  it("shows the portfolio, the counts in their plural and when it was synced", () => {
    const { card: article } = card();
    expect(article.textContent).toContain("Acme Group");
    expect(article.textContent).toContain("1,312 members");
    expect(article.textContent).toContain("1 admin");
    expect(article.textContent).not.toContain("1 admins");
    expect(article.textContent).toContain("123 assets");
    expect(within(article).getByText("5 minutes ago").getAttribute("title")).toMatch(/\d{4}/);
  });

  it.each<[Hub["token"]["expires"], string, boolean]>([
    ["never", "Token never expires", false],
    ["unknown", "Token expiry unknown", false],
    [Date.now() + 20 * DAY + 60_000, "Token expires in 20 days", false],
    [Date.now() + 9 * DAY + 60_000, "Token expires in 9 days", true],
    [Date.now() + DAY + 60_000, "Token expires in 1 day", true],
    [Date.now() + 60_000, "Token expires today", true],
    [Date.now() - 1000, "Token expired", true],
  ])("counts down a token that ends at %s: %s", (expires, text, urgent) => {
    card(token({ expires }));
    expect(screen.getByText(text)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Renew token" }) !== null).toBe(urgent);
  });

  it("says that Meta refused the token, whatever its date", () => {
    card(token({ refused: ownProblem("tokenRefused") }));
    expect(screen.getByText("Token refused by Meta")).toBeTruthy();
  });

  it("starts one sync, of this hub", async () => {
    card();
    fireEvent.click(screen.getByRole("button", { name: "Sync" }));
    expect(send).toHaveBeenCalledExactlyOnceWith("sync.start", { hubIds: ["h1"] });
  });

  it("starts none while one runs", () => {
    card({}, taskRow({ name: "running" }));
    fireEvent.click(screen.getByRole("button", { name: "Sync" }));
    expect(send).not.toHaveBeenCalled();
  });

  it("offers its four places", async () => {
    const { go } = card();
    // happy-dom has no popovers: the event that the browser would send opens the menu.
    HTMLElement.prototype.hidePopover ??= () => undefined;
    const opened = Object.assign(new Event("toggle"), { newState: "open" });
    fireEvent(screen.getByRole("menu", { hidden: true }), opened);
    const choose = (name: string) => fireEvent.click(screen.getByRole("menuitem", { name, hidden: true }));
    await screen.findByRole("menuitem", { name: "Settings", hidden: true });
    choose("View members");
    choose("Settings");
    choose("Remove hub");
    expect(go.mock.calls.flat()).toEqual(["#/hubs/h1/members", "#/hubs/h1/settings", "#/hubs/h1/settings?at=remove"]);
    const meta = screen.getByRole("menuitem", { name: "Open in Meta", hidden: true });
    expect(meta.getAttribute("href")).toBe(
      "https://business.facebook.com/latest/settings/?business_id=102030405060708",
    );
  });
});
