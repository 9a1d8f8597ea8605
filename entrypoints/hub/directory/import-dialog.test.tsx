// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { useMessages } from "../../../components/testing/messages.ts";
import { openDatabase } from "../../../lib/store/database.ts";
import { freshProfile } from "../../../lib/store/testing/fresh.ts";
import { examplePerson, exampleSource } from "../../../lib/store/testing/people-examples.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { type Done, useImport } from "./use-import.ts";

const send = vi.hoisted(() => vi.fn());
vi.mock("../../../lib/messages/send.ts", () => ({ send }));

beforeAll(async () => {
  await useMessages();
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
});
beforeEach(async () => {
  await freshProfile();
  await useMessages();
  send.mockReset().mockImplementation(async (command: string) => ({
    ok: true,
    answer:
      command === "people.import"
        ? { outcome: "applied", sourceId: "s1", deedId: "d1", added: 2, changed: 0, gone: 0 }
        : {},
  }));
});
afterEach(cleanup);

const CSV = "Nick,Mail,Team\nAna Costa,ana@example.com,Sales\nBo Lind,bo@example.com,IT\nCy Dahl,not an address,IT\n";

function Example({ csv, done }: { csv: string; done: (done: Done) => void }) {
  const importing = useImport(done);
  return (
    <>
      <button type="button" onClick={() => void importing.open(new File([csv], "people.csv"), null)}>
        open
      </button>
      <ImportDialog importing={importing} />
    </>
  );
}

function open(csv = CSV) {
  const done = vi.fn();
  render(<Example csv={csv} done={done} />);
  fireEvent.click(screen.getByRole("button", { name: "open" }));
  return { done };
}

const taken = (name: string) => screen.getByLabelText(`What “${name}” is taken for`) as HTMLSelectElement;
const asks = (command: string) => send.mock.calls.filter(([name]) => name === command).map(([, ask]) => ask);

test("what each column was taken for is shown, corrected, and sent as it was corrected", async () => {
  const { done } = open();
  await screen.findByRole("button", { name: "Import 2 people" });
  expect([taken("Mail").value, taken("Nick").value, taken("Team").value]).toEqual(["email", "", "groups"]);
  const sample = () => screen.getByRole("table", { name: "The first people" });
  expect(within(sample()).queryByRole("rowheader", { name: "Ana Costa" })).toBeNull();
  fireEvent.change(taken("Nick"), { target: { value: "name" } });
  await waitFor(() => expect(within(sample()).getByRole("rowheader", { name: "Ana Costa" })).toBeTruthy());
  fireEvent.click(screen.getByRole("button", { name: "Import 2 people" }));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(asks("people.stage")[0].people.map(({ name }: { name: string }) => name)).toEqual(["Ana Costa", "Bo Lind"]);
  expect(asks("people.import")[0]).toMatchObject({
    columns: ["name", "email", "groups"],
    rows: 3,
    unreadable: 1,
    approved: false,
  });
});

test("a row that is left out is named with its line and the reason", async () => {
  open();
  expect((await screen.findByText("Line 4:")).parentElement?.textContent).toBe(
    "Line 4: “not an address” is no email address.",
  );
  expect(send).not.toHaveBeenCalled();
});

test("a file that is none says why, and offers nothing to import", async () => {
  open("PK\u0003\u0004");
  expect(await screen.findByText("This is a spreadsheet. Open it and save it as CSV.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Import/ })).toBeNull();
});

test("the safeguard asks, and its answer is what is applied; closing lets go of what was brought", async () => {
  const asked = { outcome: "asks", gone: 9, of: 10, names: ["Di"] };
  send.mockImplementation(async (command: string, ask: { approved?: boolean }) => ({
    ok: true,
    answer:
      command === "people.import"
        ? ask.approved
          ? { outcome: "applied", sourceId: "s1", deedId: "d1", added: 2, changed: 0, gone: 9 }
          : asked
        : {},
  }));
  const { done } = open();
  fireEvent.click(await screen.findByRole("button", { name: "Import 2 people" }));
  expect(await screen.findByText("9 of 10 people are not in this file")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(asks("people.dropImport")).toHaveLength(1));
  fireEvent.click(screen.getByRole("button", { name: "open" }));
  fireEvent.click(await screen.findByRole("button", { name: "Import 2 people" }));
  fireEvent.click(await screen.findByRole("button", { name: "Import anyway" }));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(asks("people.import").map(({ approved }: { approved: boolean }) => approved)).toEqual([false, false, true]);
});

test("a file of a known shape is compared with what is there", async () => {
  open();
  await screen.findByRole("button", { name: "Import 2 people" });
  cleanup();
  const { shape } = await shapeOf(CSV);
  const db = await openDatabase();
  await db.put("sources", exampleSource({ id: "s1", shape, columns: ["name", "email", null], fileName: "old.csv" }));
  await db.put("people", examplePerson({ id: "p1", sourceId: "s1", email: "ana@example.com", name: "Ana Old" }));
  await db.put("people", examplePerson({ id: "p2", sourceId: "s1", email: "gone@example.com" }));
  open();
  expect(await screen.findByText("Compared with what is there")).toBeTruthy();
  expect(["1 new", "1 changed", "1 no longer in the file"].every((text) => screen.getByText(text))).toBe(true);
  expect(taken("Nick").value).toBe("name");
});

async function shapeOf(csv: string) {
  const { readTable } = await import("../../../lib/people/csv/table.ts");
  const table = await readTable(new TextEncoder().encode(csv));
  if ("refusal" in table) throw new Error("refused");
  return table;
}
