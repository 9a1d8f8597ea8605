import { expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { sendSuite } from "./suite-send.ts";

const answers = (raw: unknown) => vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(raw as never);
const nothing = { guide: null, badges: false };

test("that there is nothing to guide is read by hand", async () => {
  answers({ ok: true, answer: nothing });
  expect(await sendSuite("guide.read", { businessId: null })).toEqual({ ok: true, answer: nothing });
});

test.each([
  ["silence", undefined, "noAnswer"],
  ["an answer of another kind", { ok: true, answer: { guide: null } }, "outdatedPage"],
  ["a guide of another version", { ok: true, answer: { guide: { setup: 1 }, badges: true } }, "outdatedPage"],
  ["nothing at all", { ok: true, answer: null }, "outdatedPage"],
])("%s is a problem, by the schema", async (_, raw, kind) => {
  answers(raw);
  expect(await sendSuite("guide.read", { businessId: null })).toMatchObject({ ok: false, problem: { kind } });
});

test("badges without a guide are not nothing", async () => {
  answers({ ok: true, answer: { guide: null, badges: true } });
  expect(await sendSuite("guide.read", { businessId: null })).toEqual({
    ok: true,
    answer: { guide: null, badges: true },
  });
});

test("only an extension that is gone makes the page outdated", async () => {
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockRejectedValue(new Error("gone"));
  expect(await sendSuite("guide.read", { businessId: null })).toMatchObject({ problem: { kind: "noAnswer" } });
});
