// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../lib/store/database.ts";
import { exampleAsset, exampleHoldings, exampleMember } from "../../lib/store/testing/examples.ts";
import { freshProfile } from "../../lib/store/testing/fresh.ts";
import { useLayout } from "../testing/layout.ts";
import { useMessages } from "../testing/messages.ts";
import { ManageDialog } from "./manage-dialog.tsx";
import { reviewing } from "./proposals.ts";

beforeEach(async () => {
  await freshProfile();
  await useMessages();
  useLayout();
  reviewing.value = null;
  const db = await openDatabase();
  for (const [id, name] of [
    ["m", "Mia"],
    ["o", "Otto"],
  ] as const) {
    await db.put("members", exampleMember({ id, name }));
  }
  await db.put("assets", exampleAsset({ id: "p1", name: "Shop" }));
  await db.put("assets", exampleAsset({ id: "p2", name: "Blog" }));
  await db.put("assets", exampleAsset({ id: "x1", kind: "pixel", name: "Pixel" }));
  await db.put("assets", exampleAsset({ id: "app", kind: "app", name: "Robot" }));
  await db.put(
    "holdings",
    exampleHoldings({
      holderId: "m",
      grants: [
        { kind: "page", assetId: "p1", tasks: ["ANALYZE", "CASHIER_ROLE"] },
        { kind: "pixel", assetId: "x1", tasks: ["ANALYZE"] },
        { kind: "app", assetId: "app", tasks: ["DEVELOP"] },
      ],
    }),
  );
  await db.put(
    "holdings",
    exampleHoldings({ holderId: "o", grants: [{ kind: "page", assetId: "p2", tasks: ["ADVERTISE", "ANALYZE"] }] }),
  );
  const holder = { hubId: "hub", id: "m", name: "Mia" };
  render(<ManageDialog holder={holder} businessId="100" open onClose={() => undefined} />);
  await screen.findByRole("combobox", { name: "Tasks on Shop" });
});
afterEach(cleanup);

const names = (select: HTMLElement) =>
  within(select)
    .getAllByRole("option")
    .map(({ textContent }) => textContent);
const intents = () => reviewing.value?.review.proposals[0]?.intents;
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

test("a combination that was read is offered as it came; what cannot be taken is not offered", () => {
  const shop = screen.getByRole<HTMLSelectElement>("combobox", { name: "Tasks on Shop" });
  expect(names(shop)).toEqual([
    "ANALYZE, CASHIER_ROLE",
    "Everything",
    "Manage",
    "Create content",
    "Moderate",
    "Advertise",
    "View insights",
    "No access",
  ]);
  expect(shop.value).toBe("asIs");
  expect(names(screen.getByRole("combobox", { name: "Tasks on Pixel" }))).not.toContain("No access");
  expect(screen.queryByRole("combobox", { name: "Tasks on Robot" })).toBeNull();
  expect(screen.getAllByRole("link", { name: "Open in Meta" })).toHaveLength(2);
});

test("only what is different becomes a change", async () => {
  expect(screen.getByRole("button", { name: "Review changes" }).hasAttribute("disabled")).toBe(true);
  fireEvent.change(screen.getByRole("combobox", { name: "Tasks on Shop" }), { target: { value: "none" } });
  press("Blog Page");
  fireEvent.change(await screen.findByRole("combobox", { name: "Tasks on Blog" }), { target: { value: "manage" } });
  await waitFor(() => press("Review changes"));
  expect(intents()).toEqual([
    { kind: "assign", holderId: "m", assetKind: "page", assetId: "p1", tasks: [] },
    {
      kind: "assign",
      holderId: "m",
      assetKind: "page",
      assetId: "p2",
      tasks: ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MANAGE", "MODERATE"],
    },
  ]);
});

test("what another member has is copied, and nothing is taken", async () => {
  fireEvent.change(screen.getByRole("combobox", { name: "Copy access from" }), { target: { value: "o" } });
  await waitFor(() => press("Copy"));
  await screen.findByRole("combobox", { name: "Tasks on Blog" });
  press("Review changes");
  expect(intents()).toEqual([
    { kind: "assign", holderId: "m", assetKind: "page", assetId: "p2", tasks: ["ADVERTISE", "ANALYZE"] },
  ]);
});
