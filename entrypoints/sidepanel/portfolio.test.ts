import { expect, test } from "vitest";
import { portfolioOf } from "./portfolio.ts";

test.each([
  ["https://business.facebook.com/latest/settings/business_users?business_id=102030405060708", "102030405060708"],
  ["https://business.facebook.com/settings/people/?nav_ref=x&business_id=102030405060708#top", "102030405060708"],
  ["https://business.facebook.com/latest/home?business_id=1020304&business_id=1020304", "1020304"],
  ["https://business.facebook.com/latest/home?business_id=1020304&business_id=9999999", null],
  ["https://business.facebook.com/latest/home", null],
  ["https://business.facebook.com/latest/home?business_id=me", null],
  ["https://business.facebook.com.example.com/?business_id=1020304", null],
  ["http://business.facebook.com/?business_id=1020304", null],
  ["chrome://newtab/", null],
  ["nonsense", null],
  [undefined, null],
])("%s shows %s", (address, id) => {
  expect(portfolioOf(address)).toBe(id);
});
