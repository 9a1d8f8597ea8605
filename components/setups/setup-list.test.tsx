// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { exampleSetup } from "../../lib/store/testing/setup-examples.ts";
import { useMessages } from "../testing/messages.ts";
import { SetupList } from "./setup-list.tsx";

const B = "102030405060708";
const answers = new Map<string, unknown>();
const asked: unknown[] = [];

beforeEach(async () => {
  fakeBrowser.reset();
  await useMessages();
  asked.splice(0);
  answers.clear();
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation((async (message: {
    command: string;
    ask: unknown;
  }) => {
    asked.push([message.command, message.ask]);
    return { ok: true, answer: answers.get(message.command) ?? {} };
  }) as never);
});
afterEach(cleanup);

test.each([
  ["Begun", {}, false],
  ["Request sent", { requestedAt: 1 }, false],
  ["Begun", { requestedAt: 1, activeAt: 2 }, false],
  ["Asked for a second admin's approval", { requestedAt: 1, approvalAskedAt: 2 }, false],
  ["The token is captured", { approvalAskedAt: 2 }, true],
])("%s: %j, token %s", (word, over, hasToken) => {
  render(<SetupList setups={[{ setup: exampleSetup({ businessId: B, ...over }), hasToken }]} />);
  expect(screen.getByText(new RegExp(word))).toBeTruthy();
  // Without a token there is nothing to finish with.
  expect(screen.queryByRole("link", { name: "Finish" })?.getAttribute("href") ?? null).toBe(
    hasToken ? `#/connect?setup=${B}` : null,
  );
});

test("it goes on where the worker says, and can be discarded", async () => {
  const address = "https://business.facebook.com/latest/settings";
  answers.set("setup.start", { address });
  const opened = vi.spyOn(fakeBrowser.tabs, "create");
  render(<SetupList setups={[{ setup: exampleSetup({ businessId: B }), hasToken: false }]} />);
  fireEvent.click(screen.getByRole("button", { name: "Go on in Business settings" }));
  await waitFor(() => expect(opened).toHaveBeenCalledExactlyOnceWith({ url: address }));
  fireEvent.click(screen.getByRole("button", { name: "Discard" }));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked).toEqual([
    ["setup.start", { businessId: B, hubId: null }],
    ["setup.discard", { businessId: B }],
  ]);
});
