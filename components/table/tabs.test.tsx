// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { afterEach, beforeAll, expect, test } from "vitest";
import { useMessages } from "../testing/messages.ts";
import { Tabs } from "./tabs.tsx";

beforeAll(() => useMessages());
afterEach(cleanup);

const tabs = [
  { key: "one", label: "Unmatched users", count: 1240 },
  { key: "two", label: "Guest users", count: 0 },
  { key: "three", label: "Invitations", count: null },
];

function Example() {
  const [chosen, setChosen] = useState("one");
  return (
    <Tabs label="Groups" tabs={tabs} chosen={chosen} onChoose={setChosen}>
      <p>{chosen}</p>
    </Tabs>
  );
}

test("a tab has its name without the number, and the number beside it", () => {
  render(<Example />);
  const tab = screen.getByRole("tab", { name: "Unmatched users", selected: true });
  expect(tab.textContent).toContain("1,240");
  expect(tab.getAttribute("aria-description")).toBe("1,240");
  expect(screen.getByRole("tabpanel", { name: "Unmatched users" }).textContent).toBe("one");
});

test("arrows choose, around the ends, and only the chosen one is reached by Tab", () => {
  render(<Example />);
  const press = (key: string) => fireEvent.keyDown(screen.getByRole("tab", { selected: true }), { key });
  press("ArrowLeft");
  expect(screen.getByRole("tabpanel").textContent).toBe("three");
  expect(document.activeElement).toBe(screen.getByRole("tab", { name: "Invitations" }));
  press("ArrowRight");
  press("End");
  press("Home");
  expect(screen.getByRole("tabpanel").textContent).toBe("one");
  expect(screen.getAllByRole("tab").map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
});
