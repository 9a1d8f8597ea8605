// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announce } from "../../lib/store/changes.ts";
import { openDatabase } from "../../lib/store/database.ts";
import { exampleHoldings, exampleHub, exampleMember } from "../../lib/store/testing/examples.ts";
import { freshProfile } from "../../lib/store/testing/fresh.ts";
import { exampleDecision, exampleMatch, examplePerson } from "../../lib/store/testing/people-examples.ts";
import { useLayout } from "../testing/layout.ts";
import { useMessages } from "../testing/messages.ts";
import { type MemberTab, MemberTabs } from "./member-tabs.tsx";

beforeEach(async () => {
  await freshProfile();
  await useMessages();
  useLayout();
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  const db = await openDatabase();
  await db.put(
    "members",
    exampleMember({ id: "m1", name: "Ana", title: "CFO", finance: "EDITOR", twoFactor: "enabled" }),
  );
  await db.put(
    "members",
    exampleMember({
      id: "m2",
      name: "Bo",
      email: null,
      pendingEmail: "bo@new.example",
      role: "NEW_ROLE",
      twoFactor: "odd",
    }),
  );
  await db.put("members", exampleMember({ hubId: "other", id: "m3", name: "Cy" }));
  await db.put("holdings", exampleHoldings({ grants: [{ kind: "page", assetId: "p1", tasks: ["MANAGE"] }] }));
  await db.put("invitations", {
    hubId: "hub",
    id: "i1",
    email: "di@example.com",
    role: "EMPLOYEE",
    status: "PENDING",
    invitedAt: null,
    expiresAt: null,
  });
});
afterEach(cleanup);

function Example() {
  const [tab, setTab] = useState<MemberTab>("unmatched");
  return <MemberTabs hubs={[exampleHub({ synced: null })]} tab={tab} onTab={setTab} />;
}

const count = (name: string) => screen.getByRole("tab", { name }).getAttribute("aria-description");

test("the numbers of the tabs are those of the stored rows, and follow them", async () => {
  render(<Example />);
  await screen.findByRole("tab", { name: "Unmatched users" });
  expect(["Unmatched users", "Onboarded users", "Guest users", "Exempted users", "Invitations"].map(count)).toEqual([
    "2",
    "0",
    "0",
    "0",
    "1",
  ]);
  const db = await openDatabase();
  await db.put("members", exampleMember({ id: "m4", name: "Di" }));
  announce(["members"]);
  await screen.findByText("Di");
  expect(count("Unmatched users")).toBe("3");
});

test("a member is shown as Meta knows it, with unknown values as they came", async () => {
  render(<Example />);
  const ana = (await screen.findByRole("rowheader", { name: /Ana/ })).closest("tr");
  expect(ana?.textContent).toBe("AnaCFOana@example.com—Full control+ Finance editor On0Match user");
  const bo = screen.getByRole("rowheader", { name: /Bo/ }).closest("tr");
  expect(bo?.textContent).toBe("Bobo@new.example not confirmed—NEW_ROLE odd0Match user");
  expect(screen.getByTitle("ADMIN").textContent).toBe("Full control");
  for (const name of ["User", "Email", "Hub role", "App access", "Two-factor", "Assets"]) {
    expect(screen.getByRole("columnheader", { name })).toBeTruthy();
  }
});

test("a row opens everything that is known, with the assets by kind and their tasks", async () => {
  render(<Example />);
  fireEvent.click(await screen.findByRole("button", { name: "Ana" }));
  expect(await screen.findByRole("heading", { name: /Pages/ })).toBeTruthy();
  expect(screen.getByText("MANAGE")).toBeTruthy();
  expect(screen.getByText("m1")).toBeTruthy();
});

test("whoever is matched is onboarded with the hub role, who has left at the top, and who is exempt has its reason", async () => {
  const db = await openDatabase();
  const match = (memberId: string, personId: string) =>
    exampleDecision({
      memberId,
      state: exampleMatch({ personId, hubRole: memberId === "m1" ? "owner" : "collaborator" }),
    });
  await db.put("people", examplePerson({ id: "p1", name: "Ana Costa" }));
  await db.put("people", examplePerson({ id: "p2", name: "Zoe Lind", status: "inactive" }));
  await db.put("members", exampleMember({ id: "m4", name: "Zoe" }));
  await db.put("decisions", match("m1", "p1"));
  await db.put("decisions", match("m4", "p2"));
  const state = { kind: "exempt" as const, reason: "Agency", lookAgainOn: 1, at: 1 };
  await db.put("decisions", exampleDecision({ memberId: "m2", state }));
  render(<Example />);
  await screen.findByRole("tab", { name: "Unmatched users" });
  expect(["Unmatched users", "Onboarded users", "Exempted users"].map(count)).toEqual(["0", "2", "1"]);
  fireEvent.click(screen.getByRole("tab", { name: "Onboarded users" }));
  const rows = (await screen.findAllByRole("rowheader")).map((head) => head.closest("tr")?.textContent);
  expect(rows[0]).toContain("Has left · Zoe Lind · Inactive");
  expect(rows[0]).toContain("Collaborator");
  expect(rows[1]).toContain("AnaAna Costa");
  expect(rows[1]).toContain("Owner");
  fireEvent.click(screen.getByRole("tab", { name: "Exempted users" }));
  const exempt = (await screen.findByRole("rowheader", { name: /Bo/ })).closest("tr");
  expect(exempt?.textContent).toContain("Agency");
  expect(exempt?.textContent).toContain("Due since Jan 1, 1970");
});

test.each([
  ["Onboarded users", "No onboarded users"],
  ["Guest users", "No guest users"],
  ["Exempted users", "No exempted users"],
])("%s says why it is empty", async (name, heading) => {
  render(<Example />);
  fireEvent.click(await screen.findByRole("tab", { name }));
  expect(await screen.findByRole("heading", { name: heading })).toBeTruthy();
});

test("invitations are listed", async () => {
  render(<Example />);
  fireEvent.click(await screen.findByRole("tab", { name: "Invitations" }));
  expect(await screen.findByRole("rowheader", { name: "di@example.com" })).toBeTruthy();
});

test("a member that was asked for is gone to on their tab, and has the focus", async () => {
  const db = await openDatabase();
  await db.put("people", examplePerson());
  await db.put("decisions", exampleDecision());
  const found = vi.fn();
  function Asked() {
    const [tab, setTab] = useState<MemberTab>("unmatched");
    const hubs = [exampleHub({ synced: null })];
    return <MemberTabs hubs={hubs} tab={tab} onTab={setTab} wanted={{ memberId: "m1", found }} />;
  }
  render(<Asked />);
  await waitFor(() => expect(found).toHaveBeenCalled());
  expect(screen.getByRole("tab", { name: "Onboarded users" }).getAttribute("aria-selected")).toBe("true");
  await waitFor(() => expect(document.activeElement?.closest("tr")?.textContent).toContain("Ana"));
});
