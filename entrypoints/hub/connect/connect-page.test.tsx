// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useMessages } from "../../../components/testing/messages.ts";
import { answer } from "../../../lib/messages/listen.ts";
import { changeSetup, listSetups } from "../../../lib/store/setups.ts";
import { freshProfile } from "../../../lib/store/testing/fresh.ts";
import { exampleSetup } from "../../../lib/store/testing/setup-examples.ts";
import { putSecret, setupTokenId } from "../../../lib/store/vault.ts";
import { handlers } from "../../../lib/worker/handlers.ts";
import { ConnectPage } from "./connect-page.tsx";
import { keepDraft } from "./draft.ts";

const B = "102030405060708";

beforeEach(async () => {
  await freshProfile();
  await useMessages();
  const us = { id: fakeBrowser.runtime.id, origin: fakeBrowser.runtime.getURL("/").replace(/\/$/, "") };
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(
    (async (message: unknown) => await answer(handlers, message, us)) as never,
  );
  await changeSetup(B, () =>
    exampleSetup({ businessId: B, app: { id: "444555666", name: "", owner: "", support: "" } }),
  );
});
afterEach(cleanup);

function open(query: string) {
  return render(<ConnectPage hubId={null} id={null} query={new URLSearchParams(query)} />);
}
const field = (name: string) => screen.getByLabelText(name) as HTMLInputElement;

test("the setup of the address fills the form in, with its token", async () => {
  await putSecret(setupTokenId(B), "EAAx");
  await keepDraft({ label: "Other", businessId: "99999999", appId: "88888888", loginMethod: "sso" });
  open(`setup=${B}`);
  expect(await screen.findByText("Captured on Business settings")).toBeTruthy();
  expect([field("Business ID").value, field("App ID").value, field("Label").value]).toEqual([B, "444555666", ""]);
});

test("a setup without a token fills in what it has", async () => {
  open(`setup=${B}`);
  await screen.findByLabelText("Access token");
  expect([field("Business ID").value, field("App ID").value]).toEqual([B, "444555666"]);
});

test("without one in the address, what was typed is there again", async () => {
  await keepDraft({ label: "Other", businessId: "99999999", appId: "88888888", loginMethod: "sso" });
  open("");
  await screen.findByLabelText("Access token");
  expect([field("Business ID").value, field("App ID").value, field("Label").value]).toEqual([
    "99999999",
    "88888888",
    "Other",
  ]);
});

test("the guide begins from here, and what it is at can be discarded", async () => {
  const opened = vi.spyOn(fakeBrowser.tabs, "create").mockResolvedValue({} as never);
  open("");
  fireEvent.click(await screen.findByRole("button", { name: "Open the guide on Business settings" }));
  await waitFor(() => expect(opened).toHaveBeenCalledWith({ url: "https://business.facebook.com/latest/settings" }));
  fireEvent.click(await screen.findByRole("button", { name: "Discard" }));
  await waitFor(async () => expect(await listSetups()).toEqual([]));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Discard" })).toBeNull());
});
