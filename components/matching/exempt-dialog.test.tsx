// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { exampleMember } from "../../lib/store/testing/examples.ts";
import { useMessages } from "../testing/messages.ts";
import { ExemptDialog } from "./exempt-dialog.tsx";

const send = vi.hoisted(() => vi.fn());
vi.mock("../../lib/messages/send.ts", () => ({ send }));

beforeAll(async () => {
  await useMessages();
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
});
beforeEach(() => send.mockReset().mockResolvedValue({ ok: true, answer: { deedId: "d1" } }));
afterEach(cleanup);

function open(members = [exampleMember()]) {
  const onClose = vi.fn();
  render(<ExemptDialog members={members} open onClose={onClose} />);
  return { onClose, reason: screen.getByLabelText("Provide a reason") as HTMLInputElement };
}

const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

test("a reason is needed, and spaces are none", () => {
  const { onClose, reason } = open();
  expect(reason.required).toBe(true);
  type(reason, "   ");
  fireEvent.submit(reason.form as HTMLFormElement);
  expect(send).not.toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByText("Say why.")).toBeTruthy();
});

test("the reason and the first moment of the day are sent", async () => {
  const { onClose, reason } = open();
  type(reason, " Agency account ");
  type(screen.getByLabelText("Look again on"), "2027-03-01");
  fireEvent.submit(reason.form as HTMLFormElement);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(send).toHaveBeenCalledExactlyOnceWith("decision.exempt", {
    hubId: "hub",
    memberIds: ["m1"],
    reason: "Agency account",
    lookAgainOn: Date.UTC(2027, 2, 1),
  });
});

test("members of several hubs are one deed a hub", async () => {
  const { onClose, reason } = open([
    exampleMember(),
    exampleMember({ id: "m2" }),
    exampleMember({ hubId: "other", id: "m3" }),
  ]);
  expect(screen.getByRole("button", { name: "Exempt 3 users" })).toBeTruthy();
  type(reason, "x");
  fireEvent.submit(reason.form as HTMLFormElement);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(send.mock.calls.map(([, ask]) => [ask.hubId, ask.memberIds])).toEqual([
    ["hub", ["m1", "m2"]],
    ["other", ["m3"]],
  ]);
});
