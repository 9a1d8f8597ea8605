// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useMessages } from "../../../components/testing/messages.ts";
import { CHECKS, type Check } from "../../../lib/messages/protocol.ts";
import { ownProblem } from "../../../lib/problem.ts";
import { ConnectPanel } from "./connect-panel.tsx";
import { createForm } from "./form-state.ts";

const send = vi.hoisted(() => vi.fn());
vi.mock("../../../lib/messages/send.ts", () => ({ send }));

const TOKEN = `EAA${"b1C".repeat(40)}`;
const ID = "102030405060708";

function checks(change: Partial<Record<Check["name"], Partial<Check>>> = {}): Check[] {
  return CHECKS.map((name) => ({ name, result: "passed", problem: null, value: null, ...change[name] }));
}

beforeAll(async () => {
  await useMessages();
  Element.prototype.scrollIntoView ??= () => undefined;
});
beforeEach(() => {
  fakeBrowser.storage.resetState();
  send.mockReset();
});
afterEach(cleanup);

function open({ businessId = "", capturedFor = null as string | null } = {}) {
  const onConnected = vi.fn();
  const draft = { label: "", businessId, appId: "2965389650414399", loginMethod: "sso" as const };
  render(<ConnectPanel form={createForm(draft, false, capturedFor)} onConnected={onConnected} />);
  return { onConnected };
}

const field = (name: string) => screen.getByLabelText(name) as HTMLInputElement;
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const submit = () => fireEvent.click(screen.getByRole("button", { name: "Connect app" }));

function fill() {
  type("Label", " Acme ");
  type("Access token", `  ${TOKEN}\u200b\n`);
  type("Business ID", `https://business.facebook.com/latest/home?business_id=${ID}`);
}

describe("the connect form", () => {
  it("sends nothing and marks each field while something is missing", () => {
    open();
    submit();
    expect(send).not.toHaveBeenCalled();
    expect(screen.getByText("Paste the access token.")).toBeTruthy();
    expect(screen.getByText("Enter the number.")).toBeTruthy();
    expect(document.activeElement).toBe(field("Access token"));
    expect(field("Business ID").getAttribute("aria-invalid")).toBe("true");
  });

  it("sends what was pasted, made clean", async () => {
    send.mockResolvedValue({ ok: true, answer: { outcome: "connected", hubId: "h1", checks: checks() } });
    const { onConnected } = open();
    fill();
    fireEvent.click(screen.getByLabelText("Username and password"));
    submit();
    await waitFor(() => expect(onConnected).toHaveBeenCalled());
    expect(send).toHaveBeenCalledExactlyOnceWith("hub.connect", {
      label: "Acme",
      token: TOKEN,
      businessId: ID,
      appId: "2965389650414399",
      loginMethod: "password",
    });
    expect(field("Access token").value).toBe("");
    expect(await browser.storage.session.get()).toEqual({});
  });

  it("calls a hub without a label as its portfolio", async () => {
    send.mockResolvedValue({
      ok: true,
      answer: { outcome: "connected", hubId: "h1", checks: checks({ portfolio: { value: "Acme Group" } }) },
    });
    const { onConnected } = open();
    fill();
    type("Label", "");
    submit();
    await waitFor(() => expect(onConnected).toHaveBeenCalled());
    expect(send).toHaveBeenLastCalledWith("hub.update", { hubId: "h1", label: "Acme Group" });
  });

  it("keeps everything when it is refused, and says what to do", async () => {
    send.mockResolvedValue({
      ok: true,
      answer: {
        outcome: "refused",
        checks: checks({ app: { result: "failed", problem: ownProblem("appOther"), value: "1084910789409157" } }),
      },
    });
    const { onConnected } = open();
    fill();
    submit();
    expect(await screen.findByText(/This token was made for another app\. App 1084910789409157/)).toBeTruthy();
    expect(screen.getAllByText("Passed")).toHaveLength(7);
    expect(field("Access token").value).toContain(TOKEN);
    expect([field("Label").value, field("Business ID").value]).toEqual(["Acme", ID]);
    expect(onConnected).not.toHaveBeenCalled();
  });

  it("leads to the hub that is connected already", async () => {
    send.mockResolvedValue({ ok: true, answer: { outcome: "duplicate", hubId: "h7" } });
    open();
    fill();
    submit();
    const link = await screen.findByRole("link", { name: "Open the existing hub" });
    expect(link.getAttribute("href")).toBe("#/hubs/h7/settings");
  });

  it("is sent once, however often it is pressed", async () => {
    send.mockReturnValue(new Promise(() => undefined));
    open();
    fill();
    submit();
    submit();
    fireEvent.submit(document.querySelector("form") as HTMLFormElement);
    expect(send).toHaveBeenCalledOnce();
  });

  it("connects with the token that the guide captured, which the page never sees", async () => {
    send.mockResolvedValue({ ok: true, answer: { outcome: "connected", hubId: "h1", checks: checks() } });
    const { onConnected } = open({ businessId: ID, capturedFor: ID });
    expect(screen.getByText("Captured on Business settings")).toBeTruthy();
    expect(screen.queryByLabelText("Access token")).toBeNull();
    type("Label", "Acme");
    submit();
    await waitFor(() => expect(onConnected).toHaveBeenCalled());
    expect(send.mock.lastCall).toMatchObject(["hub.connect", { label: "Acme", token: null, businessId: ID }]);
  });

  it("takes another token instead of the captured one, if it is told to", async () => {
    open({ businessId: ID, capturedFor: ID });
    fireEvent.click(screen.getByRole("button", { name: "Paste another token" }));
    submit();
    expect(await screen.findByText("Paste the access token.")).toBeTruthy();
    expect(send).not.toHaveBeenCalled();
  });

  it("uses a captured token for its own portfolio alone", () => {
    open({ businessId: ID, capturedFor: ID });
    type("Business ID", "99999999");
    expect(screen.queryByText("Captured on Business settings")).toBeNull();
    submit();
    expect(send).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field("Access token"));
  });

  it("keeps a draft of everything but the token", async () => {
    open();
    fill();
    fireEvent.focusOut(field("Business ID"));
    await waitFor(async () => {
      const stored = await browser.storage.session.get();
      expect(stored["draft:connect"]).toMatchObject({ label: " Acme " });
      expect(JSON.stringify(stored)).not.toContain(TOKEN.slice(0, 8));
    });
  });
});
