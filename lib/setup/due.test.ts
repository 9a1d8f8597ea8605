import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useMessages } from "../../components/testing/messages.ts";
import { writePace } from "../store/pace.ts";
import type { Setup } from "../store/setup-records.ts";
import { changeSetup, getSetup } from "../store/setups.ts";
import { freshProfile } from "../store/testing/fresh.ts";
import { exampleSetup } from "../store/testing/setup-examples.ts";
import { lock, putSecret, setPassphrase, setupTokenId } from "../store/vault.ts";
import { armSetups, dueAt, SETUP_ALARM, workSetups } from "./due.ts";
import { judgeApp, nextLook } from "./look.ts";

const B = "102030405060708";
const APP = "2965389650414399";
const NOW = Date.UTC(2026, 5, 1);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What Meta answers by edge; a number is a Graph error of that code. */
let meta: Record<string, unknown[] | number> = {};
let asked: string[] = [];

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  await freshProfile();
  await useMessages();
  meta = { client_apps: [], owned_apps: [], pending_client_apps: [] };
  asked = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    const asks: { relative_url: string }[] = JSON.parse(new URLSearchParams(String(init.body)).get("batch") ?? "[]");
    const items = asks.map(({ relative_url }) => {
      asked.push(relative_url);
      const edge = /\/(\w+)\?/.exec(relative_url)?.[1] ?? "";
      const fields = new URLSearchParams(relative_url.split("?")[1]).get("fields") ?? "";
      const answer = meta[edge] ?? [];
      // Meta gives what was asked for and no more.
      const asksApp = fields.includes("application");
      const rows =
        typeof answer === "number" || asksApp ? answer : answer.map((row) => ({ id: (row as { id: string }).id }));
      return typeof rows === "number"
        ? {
            code: 400,
            headers: [],
            body: JSON.stringify({ error: { message: "no", code: rows, type: "OAuthException" } }),
          }
        : { code: 200, headers: [], body: JSON.stringify({ data: rows }) };
    });
    return new Response(JSON.stringify(items), { headers: { "content-type": "application/json" } });
  });
});

async function setup(over: Partial<Setup> = {}): Promise<void> {
  await changeSetup(B, () => exampleSetup({ businessId: B, look: { at: NOW, tries: 0 }, ...over }));
  await putSecret(setupTokenId(B), "EAAtoken");
}

const notes = () => vi.spyOn(fakeBrowser.notifications, "create");
const alarm = async () => (await fakeBrowser.alarms.get(SETUP_ALARM))?.scheduledTime ?? null;

describe("when there is something to do", () => {
  const state = (over: Partial<Setup>, hasToken = true) => ({ setup: exampleSetup(over), hasToken });
  test.each<[string, Parameters<typeof dueAt>[0], number | null]>([
    ["nothing is waited for", state({}), null],
    ["the next look", state({ look: { at: 5, tries: 0 } }), 5],
    ["no look without a token", state({ look: { at: 5, tries: 0 } }, false), null],
    ["no look once it is finished", state({ look: { at: 5, tries: 0 }, finishedAt: 4 }), null],
    ["the end of the days", state({ systemUserAt: 1 }), 1 + 7 * DAY],
    ["the days of a finished setup too", state({ systemUserAt: 1, finishedAt: 4 }), 1 + 7 * DAY],
    ["told already", state({ systemUserAt: 1, daysTold: true }), null],
    ["the first of both", state({ systemUserAt: 1, look: { at: 5, tries: 0 } }), 5],
  ])("%s", (_, given, at) => expect(dueAt(given, 7)).toBe(at));

  test("the distance between looks grows, to twice a day", () => {
    const minutes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 50].map((tries) => nextLook(tries, 0).at / MINUTE);
    expect(minutes).toEqual([5, 15, 30, 60, 120, 240, 480, 720, 720, 720]);
  });
});

describe("the alarm", () => {
  test("is set for the first thing, and comes back after it was lost", async () => {
    await setup({ look: { at: NOW + 3 * MINUTE, tries: 0 } });
    await armSetups();
    expect(await alarm()).toBe(NOW + 3 * MINUTE);
    await fakeBrowser.alarms.clear(SETUP_ALARM);
    await armSetups();
    expect(await alarm()).toBe(NOW + 3 * MINUTE);
  });
  test("is a net under what is due already", async () => {
    await setup({ look: { at: NOW - DAY, tries: 0 } });
    await armSetups();
    expect(await alarm()).toBe(NOW + MINUTE);
  });
  test("goes when nothing is waited for", async () => {
    await setup();
    await armSetups();
    await changeSetup(B, (stored) => stored && { ...stored, look: null });
    await armSetups();
    expect(await alarm()).toBeNull();
  });
});

describe("the look at the app", () => {
  test.each(["client_apps", "owned_apps"])("among the %s: it is active, which is told once", async (edge) => {
    const told = notes();
    await setup();
    meta[edge] = [{ id: "1" }, { id: APP }];
    await workSetups();
    expect(await getSetup(B)).toMatchObject({ activeAt: NOW, look: null });
    expect(told).toHaveBeenCalledExactlyOnceWith(`setup:${B}`, expect.objectContaining({ title: "The app is active" }));
    expect(asked).toHaveLength(3);
    await workSetups();
    expect(asked).toHaveLength(3);
    expect(told).toHaveBeenCalledOnce();
    expect(await alarm()).toBeNull();
  });

  test("asked for and not answered: it is looked for again, later and later", async () => {
    const told = notes();
    await setup();
    meta.pending_client_apps = [{ id: "77", application: { id: APP } }];
    await workSetups();
    expect(await getSetup(B)).toMatchObject({
      requestedAt: NOW,
      activeAt: null,
      look: { at: NOW + 5 * MINUTE, tries: 1 },
    });
    expect(await alarm()).toBe(NOW + 5 * MINUTE);
    await workSetups();
    expect(asked).toHaveLength(3);
    vi.setSystemTime(NOW + 5 * MINUTE);
    await workSetups();
    expect(asked).toHaveLength(6);
    expect((await getSetup(B))?.look).toEqual({ at: NOW + 20 * MINUTE, tries: 2 });
    expect(told).not.toHaveBeenCalled();
  });

  test("an edge that Meta refuses says nothing of the others", async () => {
    await setup();
    meta = { client_apps: [{ id: APP }], owned_apps: 200, pending_client_apps: 100 };
    await workSetups();
    expect((await getSetup(B))?.activeAt).toBe(NOW);
  });

  test("a token that Meta does not take ends the looking", async () => {
    await setup();
    meta = { client_apps: 190, owned_apps: 190, pending_client_apps: 190 };
    await workSetups();
    expect(await getSetup(B)).toMatchObject({ look: null, activeAt: null });
  });

  test("the next look is written down before Meta is asked: a death in between does not ask at once again", async () => {
    await setup();
    const before: unknown[] = [];
    vi.stubGlobal("fetch", async () => {
      // The net is set as well, so somebody wakes.
      before.push((await getSetup(B))?.look, await alarm());
      throw new TypeError("gone");
    });
    await workSetups();
    expect(before).toEqual([{ at: NOW + 5 * MINUTE, tries: 1 }, NOW + MINUTE]);
  });

  test("while Meta wants to be left alone nothing is asked, and no look is counted", async () => {
    await setup();
    await writePace(APP, { meters: {}, blockedUntil: NOW + 10 * MINUTE, strikes: 1 });
    await workSetups();
    expect(asked).toEqual([]);
    expect((await getSetup(B))?.look).toEqual({ at: NOW + 10 * MINUTE, tries: 0 });
  });

  test("with a locked vault it is put off", async () => {
    await setPassphrase(null, "p", 1);
    await setup();
    await lock();
    await workSetups();
    expect(asked).toEqual([]);
    expect((await getSetup(B))?.look).toEqual({ at: NOW + 5 * MINUTE, tries: 1 });
  });

  test("an answer that nobody can read is no app", () => {
    expect(judgeApp(APP, [undefined, undefined, undefined])).toBe("unknown");
  });
});

describe("the end of the days", () => {
  test("is told once, also when the browser was closed at that moment", async () => {
    const told = notes();
    await setup({ look: null, systemUserAt: NOW - 6 * DAY });
    await workSetups();
    expect(told).not.toHaveBeenCalled();
    expect(await alarm()).toBe(NOW + DAY);
    vi.setSystemTime(NOW + 3 * DAY);
    await Promise.all([workSetups(), workSetups()]);
    expect(told).toHaveBeenCalledExactlyOnceWith(
      `setup:${B}`,
      expect.objectContaining({ title: "The first days of the system user are over" }),
    );
    expect((await getSetup(B))?.daysTold).toBe(true);
  });
});
