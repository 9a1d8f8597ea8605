import type { Locator, Page } from "@playwright/test";
import axe from "axe-core";
import type { Sandbox } from "../sandbox/index.ts";
import type { ChromiumWithExtension } from "./harness/chromium.ts";
import { expect, test } from "./harness/fixture.ts";
import { openControl } from "./support/control.ts";
import { connectAndSync, getHub, sync } from "./support/hubs.ts";
import { readStores } from "./support/stored.ts";

// The seed's steps 7 and 8 in its own words, and the directory that they need.

/** Ana's address at Meta is her own; Bo's differs from the company's; of the others the company knows nothing. */
const HEADER = "Name,Email,Title,Status";

interface Scene {
  page: Page;
  control: Page;
  hubId: string;
  /** Of the sandbox's members: one whose address the directory has, and two whom only a person can tell. */
  known: Person;
  owner: Person;
  other: Person;
}

interface Person {
  id: string;
  name: string;
}

/** A connected hub, a directory file for it, and the members page. */
async function setUp(sandbox: Sandbox, extension: ChromiumWithExtension): Promise<Scene> {
  const portfolio = sandbox.world.portfolio();
  const add = (firstName: string, lastName: string, email: string) =>
    sandbox.world.addMember(portfolio.id, { firstName, lastName, email });
  const known = add("Ana", "Costa", "ana.costa@company.example");
  const owner = add("Olga", "Ownerova", "olga@private.example");
  const other = add("Bo", "Lindqvist", "bo@private.example");
  const control = await openControl(extension);
  const hubId = await connectAndSync(control, sandbox);
  const page = await extension.page("hub.html#/directory");
  const named = ({ id, name }: Person) => ({ id, name });
  return { page, control, hubId, known: named(known), owner: named(owner), other: named(other) };
}

const file = [
  HEADER,
  "Ana Costa,ana.costa@company.example,CFO,active",
  "Olga Petrovna,olga.petrovna@company.example,Head of marketing,active",
  "Bo Johan Lindqvist,b.lindqvist@company.example,Media buyer,active",
  "Nobody,no address,,active",
].join("\n");

async function importFile({ page }: Pick<Scene, "page">, text = file): Promise<void> {
  await page
    .getByLabel("Import CSV")
    .and(page.locator("input"))
    .setInputFiles({
      name: "people.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(text),
    });
}

async function openMembers({ page, hubId }: Scene): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/hubs/${hubId}/members`);
  await page.getByRole("tab", { name: "Unmatched users" }).waitFor();
}

const row = (page: Page, name: string): Locator => page.getByRole("row").filter({ hasText: name });
const tab = (page: Page, name: string): Locator => page.getByRole("tab", { name });
const count = async (page: Page, name: string) => Number(await tab(page, name).getAttribute("aria-description"));
const said = (page: Page, text: string | RegExp) => expect(page.getByRole("status").getByText(text)).toBeVisible();

/** Axe finds nothing, in the light scheme and in the dark one. */
async function expectAccessible(page: Page, where: string): Promise<void> {
  await page.evaluate(axe.source);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const found = await page.evaluate(async () => {
      const { run } = (globalThis as unknown as { axe: typeof import("axe-core") }).axe;
      const { violations } = await run(document);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    });
    expect(found, `${where}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test("steps 7 and 8 in the seed's words: claim Owner, match, exempt; each row moves to its tab", async ({
  sandbox,
  extension,
}) => {
  test.setTimeout(120_000);
  const scene = await setUp(sandbox, extension);
  const { page, control, hubId, known, owner, other } = scene;

  await test.step("the directory comes from a file", async () => {
    await importFile(scene);
    const dialog = page.getByRole("dialog", { name: "Import people" });
    await expect(dialog.getByLabel("What “Email” is taken for")).toHaveValue("email");
    await expect(dialog.getByText("“no address” is no email address.")).toBeVisible();
    await expectAccessible(page, "the preview of a file");
    await dialog.getByRole("button", { name: "Import 3 people" }).click();
    await said(page, "3 people imported.");
    await expect(page.getByRole("table", { name: "People" }).getByRole("row")).toHaveCount(4);
    await expect(row(page, "Ana Costa")).toContainText((await getHub(control, hubId)).label);
    await expectAccessible(page, "the directory");
  });

  await openMembers(scene);
  await test.step("who has the same address is matched without being asked", async () => {
    await expect(row(page, known.name)).toHaveCount(0);
    await expect.poll(() => count(page, "Onboarded users")).toBe(1);
    await expectAccessible(page, "the unmatched users");
  });
  const before = await count(page, "Unmatched users");

  await test.step("step 7: claim the Owner role", async () => {
    await row(page, owner.name).hover();
    await row(page, owner.name).getByRole("button", { name: "Match user" }).click();
    const dialog = page.getByRole("dialog", { name: "Match user" });
    await dialog.getByRole("combobox", { name: "Match with" }).fill("olga.petrovna");
    await expectAccessible(page, "the match dialog");
    await dialog.getByRole("option", { name: /Olga Petrovna/ }).click();
    await dialog.getByLabel("Hub role").selectOption("Owner");
    await expectAccessible(page, "the match dialog with a choice");
    await dialog.getByRole("button", { name: "Match user" }).click();
    await expect(dialog).toBeHidden();
    await said(page, `${owner.name} was matched with Olga Petrovna.`);
    await expect(row(page, owner.name)).toHaveCount(0);
    await tab(page, "Onboarded users").click();
    for (const name of ["Hub role", "App access"]) {
      await expect(page.getByRole("columnheader", { name })).toBeVisible();
    }
    await expect(row(page, owner.name)).toContainText("Owner");
    await expect(row(page, owner.name)).toContainText("Basic access");
  });

  await test.step("and say which row is one's own", async () => {
    await row(page, owner.name).getByRole("button", { name: "More options" }).click();
    await page.getByRole("menuitem", { name: "This is me" }).click();
    await said(page, `You are ${owner.name}.`);
    await expect(row(page, owner.name)).toContainText("You");
    expect((await getHub(control, hubId)).you).toBe(owner.id);
  });

  await test.step("step 8: exempt with a reason", async () => {
    await tab(page, "Unmatched users").click();
    await row(page, other.name).getByRole("button", { name: "More options" }).click();
    await page.getByRole("menuitem", { name: "Exempt user" }).click();
    const dialog = page.getByRole("dialog", { name: "Exempt user" });
    await expectAccessible(page, "the exempt dialog");
    await dialog.getByRole("button", { name: "Exempt user" }).click();
    await expect(dialog).toBeVisible();
    await dialog.getByLabel("Provide a reason").fill("Agency account");
    await dialog.getByLabel("Look again on").fill("2199-05-01");
    await dialog.getByRole("button", { name: "Exempt user" }).click();
    await said(page, `${other.name} was exempted.`);
    await expect(row(page, other.name)).toHaveCount(0);
    expect(await count(page, "Unmatched users")).toBe(before - 2);
    await tab(page, "Exempted users").click();
    await expect(row(page, other.name)).toContainText("Agency account");
    await expect(row(page, other.name)).toContainText("May 1, 2199");
    await expectAccessible(page, "the exempted users");
  });

  await test.step("undo puts it back", async () => {
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await said(page, "Undone.");
    await expect(row(page, other.name)).toHaveCount(0);
    await tab(page, "Unmatched users").click();
    await expect(row(page, other.name)).toHaveCount(1);
  });

  await test.step("the person's card shows the hub and the role", async () => {
    await tab(page, "Onboarded users").click();
    await row(page, owner.name).getByRole("button", { name: "More options" }).click();
    await page.getByRole("menuitem", { name: "Show person" }).click();
    const dialog = page.getByRole("dialog", { name: "Olga Petrovna" });
    await expect(dialog).toContainText((await getHub(control, hubId)).label);
    await expect(dialog).toContainText("Owner");
    await expectAccessible(page, "the card of a person");
  });
});

test("step 8 by keyboard alone: match, exempt, remove", async ({ sandbox, extension }) => {
  test.setTimeout(90_000);
  const scene = await setUp(sandbox, extension);
  const { page, owner, other } = scene;
  const leaver = sandbox.world.addMember(sandbox.world.portfolio().id, {
    firstName: "Zora",
    lastName: "Quill",
    email: "zora@private.example",
  });
  await sync(scene.control, scene.hubId);
  await importFile(scene);
  await page.getByRole("button", { name: "Import 3 people" }).press("Enter");
  await said(page, "3 people imported.");
  await openMembers(scene);
  await expect.poll(() => count(page, "Onboarded users")).toBe(1);
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.textContent);

  await test.step("search, and into the list", async () => {
    await keyboard.press("/");
    await keyboard.type(other.name);
    await expect(page.getByText(/^1 of \d+ found$/)).toBeVisible();
    await keyboard.press("Enter");
    await expect.poll(focused).toContain(other.name);
  });

  await test.step("match", async () => {
    await keyboard.press("m");
    await expect(page.getByRole("combobox", { name: "Match with" })).toBeFocused();
    await page.keyboard.press("ControlOrMeta+A");
    await keyboard.type("b.lindqvist@company");
    await expect(page.getByRole("option", { name: /Bo Johan Lindqvist/ })).toBeVisible();
    await keyboard.press("Enter");
    await expect(page.getByLabel("Hub role")).toBeFocused();
    await keyboard.press("Tab");
    await expect(page.getByRole("dialog").getByRole("button", { name: "Decide later" })).toBeFocused();
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await expect(page.getByRole("dialog").getByRole("button", { name: "Match user" })).toBeFocused();
    await keyboard.press("Enter");
    await said(page, `${other.name} was matched with Bo Johan Lindqvist.`);
  });

  await test.step("exempt: the hand has stayed in the list", async () => {
    await expect(tab(page, "Unmatched users")).toBeFocused();
    await keyboard.press("/");
    await keyboard.type(owner.name);
    await keyboard.press("Enter");
    await expect.poll(focused).toContain(owner.name);
    await keyboard.press("e");
    await expect(page.getByLabel("Provide a reason")).toBeFocused();
    await keyboard.type("Personal account");
    await keyboard.press("Enter");
    await said(page, `${owner.name} was exempted.`);
    await expect(tab(page, "Unmatched users")).toBeFocused();
    await keyboard.press("/");
    await keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Match user" }).nth(2)).toBeVisible();
    await keyboard.press("Enter");
    const at = () => page.evaluate(() => document.activeElement?.getAttribute("data-row"));
    expect(await at()).toBe("0");
    await keyboard.press("j");
    await expect.poll(at).toBe("1");
    await keyboard.press("k");
    await expect.poll(at).toBe("0");
  });

  await test.step("remove", async () => {
    await keyboard.press("/");
    await keyboard.type(leaver.name);
    await expect(page.getByText(/^1 of \d+ found$/)).toBeVisible();
    await keyboard.press("Enter");
    // The menu stands after the button in the row.
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Match user" })).toBeFocused();
    await keyboard.press("End");
    await keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Remove user?" });
    await expect(dialog).toContainText(leaver.name);
    await expectAccessible(page, "the remove dialog");
    const remove = dialog.getByRole("button", { name: "Remove user" });
    const reached = () => remove.evaluate((button) => button === document.activeElement);
    for (let tabs = 0; tabs < 10 && !(await reached()); tabs++) await keyboard.press("Tab");
    await keyboard.press("Enter");
    await expect.poll(() => sandbox.world.portfolio().members.some(({ id }) => id === leaver.id)).toBe(false);
  });
});

test("a newer file that lacks most people asks first, and an import can be undone", async ({ sandbox, extension }) => {
  const scene = await setUp(sandbox, extension);
  const { page, control } = scene;
  const people = Array.from({ length: 20 }, (_, n) => `Person ${n},person${n}@company.example,,active`);
  await importFile(scene, [HEADER, ...people].join("\n"));
  await page.getByRole("button", { name: "Import 20 people" }).click();
  await said(page, "20 people imported.");
  await importFile(scene, [HEADER, ...people.slice(0, 5), "New,new@company.example,,active"].join("\n"));
  await expect(page.getByText("15 no longer in the file")).toBeVisible();
  await page.getByRole("button", { name: "Import 6 people" }).click();
  await expect(page.getByText("15 of 20 people are not in this file")).toBeVisible();
  await expectAccessible(page, "the safeguard of an import");
  expect((await readStores(control, "people")).people).toHaveLength(20);
  await page.getByRole("button", { name: "Import anyway" }).click();
  await said(page, "6 people imported.");
  expect((await readStores(control, "people")).people).toHaveLength(6);
  await page.getByRole("article", { name: "people.csv" }).getByRole("button", { name: "More options" }).click();
  await page.getByRole("menuitem", { name: "Undo last import" }).click();
  await said(page, "The import was undone.");
  expect((await readStores(control, "people")).people).toHaveLength(20);
});

test("a guest of a file gets a sponsor and an end date, which a newer file leaves", async ({ sandbox, extension }) => {
  const scene = await setUp(sandbox, extension);
  const { page } = scene;
  const text = (title: string) =>
    [
      "Name,Email,Title,User type",
      "Boss Person,boss@company.example,CEO,Member",
      `Gil Guest,gil@agency.example,${title},Guest`,
    ].join("\n");
  await importFile(scene, text("Buyer"));
  await page.getByRole("dialog", { name: "Import people" }).getByRole("button", { name: "Import 2 people" }).click();
  await said(page, "2 people imported.");
  const card = page.getByRole("dialog", { name: "Gil Guest" });
  const open = async () => {
    await tab(page, "Guests").click();
    await page.getByRole("table", { name: "Guests" }).getByRole("button", { name: "Gil Guest" }).click();
  };
  await open();
  await card.getByRole("button", { name: "Edit guest" }).click();
  const edit = page.getByRole("dialog", { name: "Edit guest" });
  await expect(edit.getByText("Gil Guest comes from a file.")).toBeVisible();
  await expect(edit.getByLabel("Name")).toHaveCount(0);
  await edit.getByRole("combobox", { name: "Sponsor" }).fill("boss");
  await edit.getByRole("option", { name: /Boss Person/ }).click();
  await edit.getByLabel("End date").fill("2031-05-06");
  await expectAccessible(page, "a guest of a file");
  await edit.getByRole("button", { name: "Save guest" }).click();
  await said(page, "Gil Guest was saved.");

  await importFile(scene, text("Head of buying"));
  await page.getByRole("dialog", { name: "Import people" }).getByRole("button", { name: "Import 2 people" }).click();
  await expect(page.getByRole("status").getByText("2 people imported.").last()).toBeVisible();
  await open();
  for (const fact of ["Head of buying", "Boss Person", "2031"]) await expect(card).toContainText(fact);
});
