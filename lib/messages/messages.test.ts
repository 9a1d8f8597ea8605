import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ownProblem, ProblemError } from "../problem.ts";
import { exampleSetup } from "../store/testing/setup-examples.ts";
import { answer, type Handlers, listen } from "./listen.ts";
import { type CommandName, PROTOCOL_VERSION, protocol } from "./protocol.ts";
import { send } from "./send.ts";
import { judge, type Sender } from "./sender.ts";

const US = { id: fakeBrowser.runtime.id, origin: fakeBrowser.runtime.getURL("/").replace(/\/$/, "") };
const tab = { id: 7 } as NonNullable<Sender["tab"]>;
const page: Sender = { id: US.id, origin: US.origin };
const suite: Sender = { id: US.id, origin: "https://business.facebook.com", tab, frameId: 0 };

describe("who speaks", () => {
  test.each<[string, Sender, "page" | "suite" | null]>([
    ["the popup", page, "page"],
    ["a page of ours in a tab", { ...page, tab, frameId: 0 }, "page"],
    ["a page of ours in a frame", { ...page, tab, frameId: 3 }, null],
    ["our content script", suite, "suite"],
    ["our content script in a frame", { ...suite, frameId: 4 }, null],
    ["our content script without a tab", { id: US.id, origin: suite.origin as string, frameId: 0 }, null],
    ["our content script on another host", { ...suite, origin: "https://www.facebook.com" }, null],
    ["a host that only looks alike", { ...suite, origin: "https://business.facebook.com.evil.example" }, null],
    ["plain HTTP", { ...suite, origin: "http://business.facebook.com" }, null],
    ["another extension", { ...page, id: "other" }, null],
    ["another extension that claims our origin", { id: "other", origin: US.origin }, null],
    ["nobody", {}, null],
    ["a sender without origin", { id: US.id }, null],
    ["an opaque origin", { id: US.id, origin: "null" }, null],
  ])("%s → %s", (_, sender, tier) => {
    expect(judge(sender, US)).toBe(tier);
  });
});

const ID = "11111111-2222-3333-4444-555555555555";
/** One right question for each command. */
const asks: { [C in CommandName]: unknown } = {
  "hub.connect": {
    label: "Acme",
    token: "EAAx",
    businessId: "123456789012345",
    appId: "2965389650414399",
    loginMethod: "sso",
  },
  "hub.replaceToken": { hubId: ID, token: "EAAx" },
  "hub.update": { hubId: ID, label: "Acme" },
  "hub.remove": { hubId: ID, reason: "", history: "keep" },
  "sync.start": {},
  "plan.apply": {
    hubId: ID,
    intents: [{ kind: "remove", memberId: "1" }],
    fingerprint: "f",
    confirm: null,
    notBefore: null,
    undoes: null,
  },
  "task.cancel": { taskId: ID },
  "task.retry": { taskId: ID },
  "task.apply": { taskId: ID },
  "task.discard": { taskId: ID },
  "settings.update": { introSeen: true },
  "decision.match": {
    hubId: ID,
    memberId: "1",
    personId: ID,
    hubRole: "owner",
    rule: "suggestion",
    inputs: [{ kind: "name", params: ["Ana"] }],
    score: 80,
  },
  "decision.acceptSuggestions": {
    hubId: ID,
    hubRole: "collaborator",
    pairs: [{ memberId: "1", personId: ID, score: 80, inputs: [] }],
  },
  "decision.unmatch": { hubId: ID, memberIds: ["1"] },
  "decision.exempt": { hubId: ID, memberIds: ["1"], reason: "A robot", lookAgainOn: null },
  "decision.endExemption": { hubId: ID, memberIds: ["1"] },
  "decision.notSame": { hubId: ID, memberId: "1", personId: ID, same: false },
  "decision.later": { hubId: ID, memberIds: ["1"], later: true },
  "decision.claim": { hubId: ID, memberId: "1", personId: null },
  "decision.undo": { hubId: ID, deedId: ID },
  "people.stage": { importId: ID, n: 0, people: [] },
  "people.import": {
    importId: ID,
    sourceId: null,
    fileName: "people.csv",
    shape: "s",
    columns: ["email", null],
    batches: 1,
    rows: 1,
    unreadable: 0,
    approved: false,
  },
  "people.dropImport": { importId: ID },
  "people.undoImport": { sourceId: ID, deedId: ID },
  "people.removeSource": { sourceId: ID },
  "people.addGuest": { name: "Gil", email: "gil@agency.example", sponsorId: null, company: null, endsAt: null },
  "people.editGuest": { personId: ID, name: "Gil", email: null, sponsorId: null, company: null, endsAt: 1 },
  "people.removeGuest": { personId: ID },
  "setup.start": { businessId: null, hubId: null },
  "setup.discard": { businessId: "102030405060708" },
  "guide.read": { businessId: null },
  "guide.capture": { businessId: "102030405060708", name: "systemUserId", value: "61551234567890" },
  "guide.note": {
    businessId: "102030405060708",
    seen: { appRequested: true, appActive: false, needsAppRole: false, approvalAsked: false },
  },
  "guide.chooseWay": { businessId: "102030405060708", way: "own" },
  "guide.place": { x: 0, y: 1, collapsed: true },
  "guide.turnOff": { businessId: null, forGood: true },
  "guide.connect": { businessId: "102030405060708" },
  "badges.read": { businessId: "102030405060708" },
  "badges.match": { businessId: "102030405060708", memberId: "1" },
  "vault.unlock": { passphrase: "p" },
  "vault.lock": {},
  "vault.setPassphrase": { current: null, next: "p" },
  "vault.wipe": {},
};
const names = Object.keys(protocol) as CommandName[];
const request = (command: string, ask: unknown) => ({ version: PROTOCOL_VERSION, command, ask });

describe("the worker's answer", () => {
  const called: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async () => {
        called.push(name);
        return {};
      },
    ]),
  ) as Partial<Handlers> as Handlers;
  beforeEach(() => called.splice(0));

  test.each(names)("%s: whoever it is for may ask, the others may not, nonsense is refused", async (name) => {
    const [own, other] = protocol[name].tier === "suite" ? [suite, page] : [page, suite];
    expect(await answer(handlers, request(name, asks[name]), own)).toMatchObject({ ok: true });
    expect(called).toEqual([name]);
    expect(await answer(handlers, request(name, asks[name]), other)).toEqual({
      ok: false,
      problem: ownProblem("senderRefused"),
    });
    expect(await answer(handlers, request(name, "nonsense"), own)).toEqual({
      ok: false,
      problem: ownProblem("badCommand"),
    });
    expect(called).toEqual([name]);
  });

  test("a content script may read the guide and the badges, and do what belongs to them: no more", () => {
    const ofSuite = names.filter((name) => protocol[name].tier === "suite");
    expect(ofSuite.every((name) => /^(guide|badges)\./.test(name))).toBe(true);
    expect(names.filter((name) => /^(guide|badges)\./.test(name))).toEqual(ofSuite);
  });

  test.each([
    ["a token that is too short", { name: "token", value: "EAAx" }],
    ["a token with a space", { name: "token", value: `EAA${"x".repeat(90)} ${"x".repeat(20)}` }],
    ["something else in place of a token", { name: "token", value: "1".repeat(120) }],
    ["an ID with letters", { name: "appId", value: "29653896504143x9" }],
    ["a token in place of an ID", { name: "systemUserId", value: `EAA${"x".repeat(90)}` }],
    ["a value of another name", { name: "password", value: "12345678" }],
  ])("the worker looks at what was captured again: %s is refused", async (_, value) => {
    const ask = { businessId: "102030405060708", ...value };
    expect(await answer(handlers, request("guide.capture", ask), suite)).toEqual({
      ok: false,
      problem: ownProblem("badCommand"),
    });
    expect(called).toEqual([]);
  });

  test("what the content script is told has no room for a token", () => {
    const setup = { ...exampleSetup(), token: "EAAx" };
    const guide = {
      ...{ setup, hasToken: true, token: "EAAx", hubLabel: null, provider: setup.app, days: 7 },
      place: { x: 0, y: 0, collapsed: false },
    };
    const told = protocol["guide.read"].answer.parse({ guide, badges: false, token: "EAAx" });
    expect(JSON.stringify(told)).not.toContain("EAAx");
  });

  test("a handler is called in the same turn, and told where the sender stands", async () => {
    const asked = vi.fn(async () => ({ shownIn: "panel" as const }));
    const from = { ...suite, tab: { id: 7, windowId: 3 } as NonNullable<Sender["tab"]> };
    const coming = answer({ ...handlers, "badges.match": asked }, request("badges.match", asks["badges.match"]), from);
    // A side panel opens only before anything is awaited.
    expect(asked).toHaveBeenCalledExactlyOnceWith(asks["badges.match"], { tabId: 7, windowId: 3 });
    await coming;
  });

  test("a stranger is refused before the content is looked at", async () => {
    const trap = new Proxy({}, { get: () => expect.unreachable("looked at the content") });
    expect(await answer(handlers, trap, { id: "other" })).toEqual({ ok: false, problem: ownProblem("senderRefused") });
  });
  test("a page of another version is told to reload", async () => {
    const old = { ...request("vault.lock", {}), version: PROTOCOL_VERSION - 1 };
    expect(await answer(handlers, old, page)).toEqual({ ok: false, problem: ownProblem("outdatedPage") });
  });
  test.each([undefined, null, 7, "x", {}, request("no.such", {}), request("toString", {}), request("__proto__", {})])(
    "%j is a bad command",
    async (message) => {
      expect(await answer(handlers, message, page)).toEqual({ ok: false, problem: ownProblem("badCommand") });
    },
  );
  test("a handler's problem is the answer; anything unexpected is a fault that says nothing", async () => {
    const secret = "EAAsecretsecretsecret";
    const failing = {
      ...handlers,
      "vault.lock": async () => {
        throw new ProblemError(ownProblem("vaultLocked"));
      },
      "vault.wipe": async () => {
        throw new Error(secret);
      },
    };
    expect(await answer(failing, request("vault.lock", {}), page)).toEqual({
      ok: false,
      problem: ownProblem("vaultLocked"),
    });
    const fault = await answer(failing, request("vault.wipe", {}), page);
    expect(fault).toEqual({ ok: false, problem: ownProblem("fault") });
    expect(JSON.stringify(fault)).not.toContain(secret);
  });
});

describe("a page's question", () => {
  beforeEach(() => fakeBrowser.reset());

  test("comes back as the handler's answer", async () => {
    const taskIds = [ID];
    vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue({ ok: true, answer: { taskIds } } as never);
    expect(await send("sync.start", {})).toEqual({ ok: true, answer: { taskIds } });
  });
  test.each([
    ["silence", undefined],
    ["null", null],
    ["something else", { hello: 1 }],
  ])("%s is a problem", async (_, silence) => {
    vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(silence as never);
    expect(await send("vault.lock", {})).toEqual({ ok: false, problem: ownProblem("noAnswer") });
  });
  test("nobody there is a problem", async () => {
    vi.spyOn(fakeBrowser.runtime, "sendMessage").mockRejectedValue(new Error("Receiving end does not exist"));
    expect(await send("vault.lock", {})).toEqual({ ok: false, problem: ownProblem("noAnswer") });
  });
  test("an answer of another version is a problem", async () => {
    vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue({ ok: true, answer: { tasks: 3 } } as never);
    expect(await send("sync.start", {})).toEqual({ ok: false, problem: ownProblem("outdatedPage") });
  });
});

test("the listener is not async and says that an answer will come", () => {
  const add = vi.spyOn(fakeBrowser.runtime.onMessage, "addListener");
  listen({} as Handlers);
  const listener = add.mock.calls.at(-1)?.[0] as (message: unknown, sender: Sender, send: () => void) => unknown;
  expect(listener({}, { id: "other" }, () => undefined)).toBe(true);
});
