import { expect, test } from "vitest";
import { addressOf, placeOf, settingsAddress } from "./address.ts";
import { generations, sections } from "./scene.ts";
import { everyScene } from "./scenes.ts";

test.each([
  ["/latest/settings", null, null, false],
  ["/latest/settings/?business_id=1", null, null, false],
  ["/latest/settings/system_users?selected_user_id=7&business_id=1", "system_users", "7", false],
  ["/latest/settings/apps/?business_id=1&selected_asset_type=app&selected_asset_id=9", "apps", "9", false],
  ["/settings/people?business_id=1", "business_users", null, true],
  ["/settings/business-users", "business_users", null, true],
  ["/settings/system-users/61555?business_id=1", "system_users", "61555", true],
  ["/settings/security_center", "security_center", null, true],
])("%s", (address, section, selected, oldPaths) => {
  expect(placeOf(address)).toEqual({ page: { kind: "settings", section }, selected, oldPaths });
});

test("an address leads to the page that wrote it, in every form", () => {
  for (const section of sections) {
    for (const oldPaths of [false, true]) {
      for (const shuffle of [null, 1, 2, 3, 4]) {
        const address = settingsAddress(section, { businessId: "104857600123456", selected: "615", oldPaths, shuffle });
        expect(placeOf(address), address).toEqual({ page: { kind: "settings", section }, selected: "615", oldPaths });
        expect(new URL(address, "https://x").searchParams.get("business_id")).toBe("104857600123456");
      }
    }
  }
});

test("parameters come in any order, with and without a slash before them", () => {
  const addresses = Array.from({ length: 20 }, (_, shuffle) =>
    settingsAddress("system_users", { businessId: "1", selected: "2", oldPaths: false, shuffle }),
  );
  expect(addresses.some((address) => address.includes("/?"))).toBe(true);
  expect(addresses.some((address) => address.includes("users?"))).toBe(true);
  expect(addresses.some((address) => /[?&]selected_user_id=2&.*business_id=1/.test(address))).toBe(true);
  expect(addresses.some((address) => /[?&]business_id=1&.*selected_user_id=2/.test(address))).toBe(true);
});

test.each(generations)(
  "every scene of %s has an address, with the open row unless rows do not write it",
  (generation) => {
    for (const { name, scene } of everyScene({ generation, locale: "en" })) {
      const address = addressOf(scene);
      if (scene.page.kind !== "settings") continue;
      const { page, selected } = placeOf(address);
      expect(page, name).toEqual(scene.page);
      expect(selected, name).toBe(scene.options.rowSetsUrl ? scene.selected : null);
    }
  },
);
