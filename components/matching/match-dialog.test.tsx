// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { deleteDB, openDB } from "idb";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Suggestions } from "../../lib/matching/types.ts";
import { announce } from "../../lib/store/changes.ts";
import { closeDatabase, DATABASE_NAME, openDatabase } from "../../lib/store/database.ts";
import { DATABASE_VERSION } from "../../lib/store/migrations.ts";
import type { Person } from "../../lib/store/people-records.ts";
import { exampleMember } from "../../lib/store/testing/examples.ts";
import { freshProfile } from "../../lib/store/testing/fresh.ts";
import { examplePerson } from "../../lib/store/testing/people-examples.ts";
import { useMessages } from "../testing/messages.ts";
import { MatchDialog } from "./match-dialog.tsx";
import { people } from "./people.ts";

const send = vi.hoisted(() => vi.fn());
vi.mock("../../lib/messages/send.ts", () => ({ send }));

const ana = examplePerson({ id: "p1", name: "Ana Costa", email: "ana@example.com" });
const twin = examplePerson({ id: "p2", name: "Ana Costa", email: "ana.costa@example.com" });
const because = { kind: "name", params: ["Ana Costa"] };
const sure: Suggestions = { candidates: [{ personId: "p1", score: 93, reasons: [because] }], disputed: false };
const disputed: Suggestions = {
  candidates: [
    { personId: "p1", score: 60, reasons: [because] },
    { personId: "p2", score: 58, reasons: [because, { kind: "left", params: [] }] },
  ],
  disputed: true,
};

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  Element.prototype.scrollIntoView ??= () => undefined;
});
beforeEach(async () => {
  await freshProfile();
  await useMessages();
  const db = await openDatabase();
  for (const person of [ana, twin]) await db.put("people", person);
  send.mockReset().mockResolvedValue({ ok: true, answer: { deedId: "d1" } });
  people.value = new Map<string, Person>([ana, twin].map((person) => [person.id, person]));
});
afterEach(cleanup);

function open(suggestions: Suggestions, preset: string | null = null) {
  const onClose = vi.fn();
  const hub = { id: "hub", label: "Acme", you: null };
  const member = exampleMember({ name: "Ana C" });
  const common = { hub, member, decision: null, suggestions, preset, onClose };
  render(<MatchDialog {...common} open />);
  return { onClose, dialog: screen.getByRole("dialog", { name: "Match user" }) };
}

const field = () => screen.getByRole("combobox", { name: "Match with" }) as HTMLInputElement;
const submit = () => fireEvent.submit(field().form as HTMLFormElement);

test("by keys alone: the suggestion is taken, the role is chosen, and the match says why", async () => {
  const { onClose } = open(sure);
  field().focus();
  fireEvent.keyDown(field(), { key: "ArrowDown" });
  expect(within(screen.getByRole("listbox")).getByRole("option", { selected: true }).textContent).toContain(
    "Same name",
  );
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(field().value).toBe("Ana Costa");
  fireEvent.change(screen.getByRole("combobox", { name: "Hub role" }), { target: { value: "owner" } });
  submit();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(send).toHaveBeenCalledExactlyOnceWith("decision.match", {
    hubId: "hub",
    memberId: "m1",
    personId: "p1",
    hubRole: "owner",
    rule: "suggestion",
    inputs: [because],
    score: 93,
  });
});

test("nothing is sent until somebody is chosen", () => {
  const { onClose } = open(sure);
  submit();
  expect(send).not.toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByText("Choose a person from the list.")).toBeTruthy();
  expect(field().getAttribute("aria-invalid")).toBe("true");
});

test("two who are about as likely stand side by side, each with what speaks for and against", () => {
  open(disputed);
  const pair = screen.getByRole("list", { name: "Two people are about as likely" });
  const sides = within(pair).getAllByRole("listitem");
  expect(sides.map((side) => side.textContent?.includes("Has left"))).toEqual([false, true]);
  fireEvent.click(within(pair).getByRole("button", { name: "Choose Ana Costa, ana.costa@example.com" }));
  expect(field().value).toBe("Ana Costa");
  expect(screen.queryByRole("list", { name: "Two people are about as likely" })).toBeNull();
});

test("“Not the same” is remembered, and the dialog stays for another choice", async () => {
  const { onClose } = open(sure, "p1");
  fireEvent.click(screen.getByRole("button", { name: "Not the same" }));
  await waitFor(() => expect(field().value).toBe(""));
  expect(send).toHaveBeenCalledExactlyOnceWith("decision.notSame", {
    hubId: "hub",
    memberId: "m1",
    personId: "p1",
    same: false,
  });
  expect(onClose).not.toHaveBeenCalled();
});

test("“Decide later” closes", async () => {
  const { onClose } = open(sure);
  fireEvent.click(screen.getByRole("button", { name: "Decide later" }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(send).toHaveBeenCalledExactlyOnceWith("decision.later", { hubId: "hub", memberIds: ["m1"], later: true });
});

test("a directory that cannot be read is said, and read again when it is needed next", async () => {
  await closeDatabase();
  (await openDB(DATABASE_NAME, DATABASE_VERSION + 1)).close();
  const told = () => document.body.textContent?.includes("written by a newer version") ?? false;
  open(sure);
  announce(["people"]);
  await waitFor(() => expect(told()).toBe(true));
  cleanup();
  await deleteDB(DATABASE_NAME);
  open(sure);
  await waitFor(() => expect(told()).toBe(false));
});
