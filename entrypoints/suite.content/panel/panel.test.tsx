// @vitest-environment happy-dom

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import axe from "axe-core";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { useMessages } from "../../../components/testing/messages.ts";
import { ADVICE, type Sighting, VALUES } from "../../../lib/guide/types.ts";
import type { Setup } from "../../../lib/store/setup-records.ts";
import { exampleSetup } from "../../../lib/store/testing/setup-examples.ts";
import type { Guide } from "../guide-words.ts";
import { type Deeds, type Model, Panel } from "./panel.tsx";

const B = "102030405060708";
const deeds = {
  capture: vi.fn(),
  paste: vi.fn<Deeds["paste"]>(async () => true),
  chooseWay: vi.fn(),
  sayActive: vi.fn(),
  copy: vi.fn(),
  connect: vi.fn(),
  turnOff: vi.fn(),
  toggle: vi.fn(),
  move: vi.fn(),
};

beforeAll(() => useMessages());
beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

function guideOf(setup: Partial<Setup> | null, over: Partial<Guide> = {}): Guide {
  return {
    setup: setup === null ? null : exampleSetup({ businessId: B, ...setup }),
    hasToken: false,
    hubLabel: null,
    provider: { id: "2965389650414399", name: "Cerby Assets Manager", owner: "Cerby, Inc.", support: "" },
    days: 7,
    place: { x: 1, y: 1, collapsed: false },
    ...over,
  };
}

function seen(over: Partial<Sighting> = {}): Sighting {
  return {
    step: "portfolio",
    advice: "usePortfolio",
    detail: null,
    pointer: null,
    offers: [],
    warnings: [],
    seen: { appRequested: false, appActive: false, needsAppRole: false, approvalAsked: false },
    wizardApp: null,
    dialog: null,
    labelsKnown: true,
    ...over,
  };
}

function show(guide: Guide, sighting: Sighting, over: Partial<Model> = {}) {
  const address = `https://business.facebook.com/latest/home?business_id=${B}`;
  return render(<Panel model={{ guide, sighting, address, note: null, collapsed: false, ...over }} deeds={deeds} />);
}

const button = (name: string) => screen.getByRole("button", { name });
const steps = () => within(screen.getByRole("list", { name: "Steps" })).getAllByRole("listitem");

describe("the checklist", () => {
  test("tells of each step how it stands, from the record and the page", () => {
    show(guideOf({ requestedAt: 1, systemUserId: "61551" }), seen({ step: "token" }));
    expect(steps().map((step) => step.textContent)).toEqual([
      `✓Portfoliodone${B}`,
      "…Appwaiting2965389650414399",
      "✓System userdone61551",
      "▸Tokennow",
      "·Connectto do",
    ]);
    expect(steps().map((step) => step.getAttribute("aria-current"))).toEqual([null, null, null, "step", null]);
  });

  test("has the role on the app only where it is needed", () => {
    show(guideOf({ needsAppRole: true }), seen({ step: "appRole", advice: "leaveWizard" }));
    expect(steps().map((step) => step.textContent)).toContain("▸Role on the appnow");
  });

  test("never shows a token, only that there is one", () => {
    show(guideOf({}, { hasToken: true }), seen({ step: "connect", advice: "connect" }));
    expect(steps()[3]?.textContent).toBe("✓Tokendonecaptured, encrypted in this browser");
  });
});

test.each(ADVICE)("%s has its sentence, and a description where nothing is pointed at", (advice) => {
  show(guideOf({}), seen({ advice, detail: "x" }));
  const told = [...document.querySelectorAll(".advice p")].map((line) => line.textContent ?? "");
  expect(told).toHaveLength(2);
  for (const line of told) expect(line.length).toBeGreaterThan(8);
  expect(document.querySelector(".drawing")).not.toBeNull();
  cleanup();
  show(guideOf({}), seen({ advice, pointer: document.body }));
  expect(document.querySelectorAll(".advice p")).toHaveLength(1);
  expect(document.querySelector(".drawing")).toBeNull();
});

describe("capture", () => {
  const NAMES = {
    businessId: "Capture business ID",
    appId: "Capture app ID",
    systemUserId: "Capture system user ID",
    token: "Capture token",
  };
  test.each(VALUES)("%s, on a click", (name) => {
    show(guideOf(name === "businessId" ? null : {}), seen({ offers: [name] }));
    fireEvent.click(button(NAMES[name]));
    expect(deeds.capture).toHaveBeenCalledExactlyOnceWith(name);
  });

  test("before the portfolio is chosen, nothing of it can be taken", () => {
    show(guideOf(null), seen({ offers: ["businessId", "token"] }));
    expect(screen.queryByRole("button", { name: "Capture token" })).toBeNull();
    expect(button("Capture business ID")).toBeTruthy();
  });

  test("the ID of the portfolio that is set up is not asked for twice; that of another's page can be taken", () => {
    show(guideOf({}), seen({ offers: ["businessId"] }));
    expect(screen.queryByRole("button", { name: "Capture business ID" })).toBeNull();
    cleanup();
    const address = "https://business.facebook.com/latest/home?business_id=99999999";
    show(guideOf({}), seen({ advice: "wrongPortfolio", offers: ["businessId"] }), { address });
    expect(button("Capture business ID")).toBeTruthy();
  });

  test("what is missing can be pasted; a token cannot be read over the shoulder, and leaves the field", async () => {
    show(guideOf({ systemUserId: "61" }), seen({ step: "token", advice: "captureToken" }));
    const field = screen.getByLabelText("Paste token") as HTMLInputElement;
    expect(field.type).toBe("password");
    fireEvent.input(field, { target: { value: "EAAx" } });
    fireEvent.click(button("Use pasted value"));
    expect(deeds.paste).toHaveBeenCalledExactlyOnceWith("token", "EAAx");
    await waitFor(() => expect(field.value).toBe(""));
  });

  test("a value that was refused stays in its field", async () => {
    deeds.paste.mockResolvedValueOnce(false);
    show(guideOf(null), seen());
    const field = screen.getByLabelText("Paste business ID") as HTMLInputElement;
    fireEvent.input(field, { target: { value: "abc" } });
    fireEvent.submit(field.form as HTMLFormElement);
    await waitFor(() => expect(deeds.paste).toHaveBeenCalled());
    expect(field.value).toBe("abc");
  });
});

test("before a way is chosen, what each of them means is told: also what Meta sends to the app's owner", () => {
  show(guideOf({ way: null }), seen({ step: "app", advice: "chooseWay" }));
  const text = screen.getByText(/You ask .* for access to “Cerby Assets Manager”/);
  for (const part of ["Cerby, Inc.", "your name", "e-mail address", "name of your business", "country"]) {
    expect(text.textContent).toContain(part);
  }
  const provider = button("Request the provider's app");
  expect(document.getElementById(provider.getAttribute("aria-describedby") ?? "")).toBe(text);
  fireEvent.click(provider);
  expect(deeds.chooseWay).toHaveBeenLastCalledWith("provider");
  fireEvent.click(button("Use our own app"));
  expect(deeds.chooseWay).toHaveBeenLastCalledWith("own");
});

describe("links lead straight to the page of the step, with the portfolio", () => {
  const href = (name: string) => screen.getByRole("link", { name }).getAttribute("href");
  test.each([
    ["app", "addApp", "Open Apps", `/latest/settings/apps?business_id=${B}`],
    ["systemUser", "openSystemUsers", "Open System users", `/latest/settings/system_users?business_id=${B}`],
    ["token", "approvalNeeded", "Open Requests", `/latest/settings/requests?business_id=${B}`],
  ] as const)("%s, %s: %s", (step, advice, name, path) => {
    show(guideOf({}), seen({ step, advice }));
    expect(href(name)).toBe(`https://business.facebook.com${path}`);
  });
  test("before the portfolio is known, to the settings of whichever was used last", () => {
    show(guideOf(null), seen({ advice: "openSettings" }), { address: "https://business.facebook.com/" });
    expect(href("Open Business settings")).toBe("https://business.facebook.com/latest/settings");
  });
  test("not to the page that is open, but to that of the right portfolio from a wrong one's", () => {
    const address = "https://business.facebook.com/latest/settings/apps?business_id=";
    show(guideOf({}), seen({ step: "app", advice: "addApp" }), { address: address + B });
    expect(screen.queryByRole("link")).toBeNull();
    cleanup();
    show(guideOf({}), seen({ step: "app", advice: "wrongPortfolio" }), { address: `${address}99999999` });
    expect(href("Open Apps")).toContain(B);
  });
});

test("the app's ID and the message to its owner are there to copy", () => {
  show(guideOf({ systemUserId: "61551" }), seen({ step: "app", advice: "enterAppId" }));
  fireEvent.click(button("Copy app ID"));
  expect(deeds.copy).toHaveBeenLastCalledWith("2965389650414399");
  fireEvent.click(button("Copy message"));
  for (const part of [B, "61551", "Cerby Assets Manager"]) {
    expect(deeds.copy).toHaveBeenLastCalledWith(expect.stringContaining(part));
  }
});

test("what is waited for has a clock", () => {
  const now = Date.now();
  const HOUR = 3_600_000;
  const setup = { requestedAt: now - 2 * HOUR, approvalAskedAt: now - 24 * HOUR, systemUserAt: now };
  show(guideOf(setup), seen({ step: "token" }));
  const clocks = [...document.querySelectorAll(".clocks div")].map((clock) => clock.textContent);
  expect(clocks.slice(0, 3)).toEqual([
    "Request sent:2 hours ago",
    "Asked for approval:yesterday",
    "The approval lapses:in 5 days",
  ]);
  expect(clocks[3]).toMatch(/^If the system user is new, Meta may refuse its changes of members until:/);
});

test("an app of which the page does not tell enough can be said to be active", () => {
  show(guideOf({}), seen({ step: "app", advice: "appUnclear" }));
  fireEvent.click(button("The app is active"));
  expect(deeds.sayActive).toHaveBeenCalledOnce();
});

test("warnings are said at once, with what they are about", () => {
  show(
    guideOf({}),
    seen({
      warnings: [
        { kind: "wrongPortfolio", expected: "1", shown: "2" },
        { kind: "connectByMistake" },
        { kind: "otherApp", shown: "Other" },
        { kind: "scopesMissing", scopes: ["ads_management", "pages_show_list"] },
        { kind: "nameRefused", said: "too many hyphens" },
        { kind: "metaSaid", said: "try again" },
      ],
    }),
  );
  expect(screen.getAllByRole("alert").map((alert) => alert.textContent)).toEqual([
    "This page shows portfolio 2, but you are setting up 1.",
    "“Connect an app ID” would make your portfolio the owner of the app. Go back and choose “Request access to an app ID”.",
    "Another app is selected: Other.",
    "Still missing: ads_management, pages_show_list.",
    "Meta refused the name: too many hyphens",
    "Meta says: try again",
  ]);
});

test("the last step hands over, once there is a token", () => {
  show(guideOf({}), seen({ step: "token" }));
  expect(screen.queryByRole("button", { name: "Connect" })).toBeNull();
  cleanup();
  show(guideOf({}, { hasToken: true }), seen({ step: "connect", advice: "connect" }));
  fireEvent.click(button("Connect"));
  expect(deeds.connect).toHaveBeenCalledOnce();
});

test("it can be turned off, here or for good", () => {
  show(guideOf({}), seen());
  fireEvent.click(button("Turn off for this portfolio"));
  expect(deeds.turnOff).toHaveBeenLastCalledWith(false);
  fireEvent.click(button("Turn off for good"));
  expect(deeds.turnOff).toHaveBeenLastCalledWith(true);
});

describe("by keyboard", () => {
  test("arrows on the handle move it", () => {
    show(guideOf({}), seen());
    fireEvent.keyDown(button("Move the guide"), { key: "ArrowUp" });
    expect(deeds.move).toHaveBeenLastCalledWith(0, -24, true);
    fireEvent.keyDown(button("Move the guide"), { key: "ArrowLeft" });
    expect(deeds.move).toHaveBeenLastCalledWith(-24, 0, true);
  });
  test("Escape folds it up; folded, only its title is left", () => {
    show(guideOf({}), seen());
    fireEvent.keyDown(button("Turn off for good"), { key: "Escape" });
    expect(deeds.toggle).toHaveBeenCalledOnce();
    cleanup();
    show(guideOf({}), seen(), { collapsed: true });
    expect(button("Expand the guide").getAttribute("aria-expanded")).toBe("false");
    expect(screen.queryByRole("list")).toBeNull();
  });
});

test("of a hub that is renewed, and of a portfolio that is one already, the name is said", () => {
  show(guideOf({ hubId: "h" }, { hubLabel: "Acme" }), seen());
  expect(screen.getByText("You are renewing the token of “Acme”.")).toBeTruthy();
  cleanup();
  show(guideOf(null, { hubLabel: "Acme" }), seen());
  expect(screen.getByText(/is connected already, as “Acme”/)).toBeTruthy();
});

test("axe finds nothing wrong with its names and roles", async () => {
  const { container } = show(
    guideOf({ requestedAt: 1, systemUserId: "61", way: null }),
    seen({ advice: "chooseWay", offers: [...VALUES], warnings: [{ kind: "connectByMistake" }] }),
    { note: { bad: true, text: "No." } },
  );
  // Colours are for a browser to judge.
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
});
