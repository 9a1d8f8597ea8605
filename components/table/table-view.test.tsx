// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { useLayout } from "../testing/layout.ts";
import { useMessages } from "../testing/messages.ts";
import type { Column, Filter } from "./column.ts";
import { TableView } from "./table-view.tsx";

interface Row {
  id: string;
  name: string;
  kind: "a" | "b";
  count: number;
}

const rows: Row[] = Array.from({ length: 10_000 }, (_, n) => ({
  id: String(n),
  name: n === 4321 ? "Zoë Ångström" : `Person ${String(n).padStart(5, "0")}`,
  kind: n % 2 ? "a" : "b",
  count: (n * 7919) % 10_007,
}));
const columns: Column<Row>[] = [
  { key: "name", title: "User", track: "1fr", sort: (row) => row.name, cell: (row) => row.name },
  { key: "count", title: "Assets", track: "72px", align: "end", sort: (row) => row.count, cell: (row) => row.count },
];
const filters: Filter<Row>[] = [
  {
    key: "kind",
    label: "Kind",
    all: "All kinds",
    options: [{ value: "a", label: "Kind A" }],
    test: (row, kind) => row.kind === kind,
  },
];
const texts = (row: Row) => [row.name];

beforeAll(async () => {
  await useMessages();
  useLayout({ width: 900, height: 400, content: 400_036 });
});
afterEach(cleanup);

function show(onOpen?: (row: Row) => void, shown = rows) {
  return render(
    <TableView
      label="People"
      searchLabel="Search members"
      rows={shown}
      rowKey={(row) => row.id}
      columns={columns}
      filters={filters}
      texts={texts}
      sort={{ column: "name", descending: false }}
      {...(onOpen ? { onOpen } : {})}
      empty={<p>Nobody</p>}
      narrowBelow={500}
      heights={{ wide: 40, narrow: 76 }}
    />,
  );
}

const bodyRows = () => screen.getAllByRole("row").slice(1);

test("says how long it is, and holds no more rows than fit", () => {
  show();
  expect(screen.getByRole("table", { name: "People" }).getAttribute("aria-rowcount")).toBe("10001");
  expect(screen.getByRole("status").textContent).toBe("10,000 rows");
  expect(bodyRows().length).toBeLessThan(60);
  expect(bodyRows()[0]?.getAttribute("aria-rowindex")).toBe("2");
});

test("searches without case and accents, says how many, and finds its way back", async () => {
  show();
  fireEvent.input(screen.getByRole("searchbox", { name: "Search members" }), { target: { value: "angstrom ZOE" } });
  expect((await screen.findByText("1 of 10,000 found")).getAttribute("role")).toBe("status");
  expect(bodyRows().map((row) => row.textContent)).toEqual([expect.stringContaining("Zoë Ångström")]);
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: "nobody at all" } });
  expect(await screen.findByRole("heading", { name: "Nothing matches" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Clear search and filters" }));
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("10,000 rows"));
});

test("filters", async () => {
  show();
  fireEvent.change(screen.getByRole("combobox", { name: "Kind" }), { target: { value: "a" } });
  expect(await screen.findByText("5,000 of 10,000 found")).toBeTruthy();
});

test("sorts by a heading, and the other way round by the same", async () => {
  show();
  const head = () => screen.getByRole("columnheader", { name: "Assets" });
  expect(head().getAttribute("aria-sort")).toBe("none");
  fireEvent.click(screen.getByRole("button", { name: "Assets" }));
  await waitFor(() => expect(head().getAttribute("aria-sort")).toBe("ascending"));
  expect(bodyRows()[0]?.textContent).toBe("Person 000000");
  fireEvent.click(screen.getByRole("button", { name: "Assets" }));
  await waitFor(() => expect(head().getAttribute("aria-sort")).toBe("descending"));
});

test("one row is reached by Tab, the others by arrows, also those not rendered yet", async () => {
  const onOpen = vi.fn();
  show(onOpen);
  const reached = () => document.querySelectorAll<HTMLElement>("tbody [tabindex='0']");
  expect(reached()).toHaveLength(1);
  act(() => reached()[0]?.focus());
  fireEvent.keyDown(document.activeElement as Element, { key: "ArrowDown" });
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Person 00001"));
  fireEvent.keyDown(document.activeElement as Element, { key: "End" });
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Zoë Ångström"));
  expect(reached()).toHaveLength(1);
  fireEvent.click(document.activeElement as Element);
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(rows[4321]);
  fireEvent.keyDown(document.activeElement as Element, { key: "Home" });
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Person 00000"));
});

test("the row with the focus stays when the wheel turns away from it", async () => {
  show(() => undefined);
  const [first] = screen.getAllByRole("button", { name: "Person 00000" });
  act(() => first?.focus());
  const scroller = screen.getByRole("table").parentElement as HTMLElement;
  scroller.scrollTop = 200_000;
  fireEvent.scroll(scroller);
  await screen.findByText("Person 05000");
  expect(document.activeElement?.textContent).toBe("Person 00000");
  expect(screen.queryByText("Person 00001")).toBeNull();
});

test("the slash goes to the search box, but is a letter in it", () => {
  show();
  fireEvent.keyDown(document.body, { key: "/" });
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  expect(fireEvent.keyDown(screen.getByRole("searchbox"), { key: "/" })).toBe(true);
});

test("without any row it shows what it was given for that", () => {
  show(undefined, []);
  expect(screen.getByText("Nobody")).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
});
