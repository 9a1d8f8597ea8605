import { describe, expect, it } from "vitest";
import { businessIdOfTab, cleanLabel, cleanToken, readId } from "./values.ts";

describe("an ID as it was pasted", () => {
  it.each([
    ["102030405060708", "102030405060708", false],
    ["  102030405060708\n", "102030405060708", false],
    ["\u200b\ufeff102030405060708\u202c", "102030405060708", false],
    ["102 030 405 060 708", "102030405060708", false],
    ["１０２０３０４０５", "102030405", false],
    [
      "https://business.facebook.com/latest/settings/system_users?business_id=102030405060708&selected_user_id=61555",
      "102030405060708",
      true,
    ],
    ["business_id=102030405060708", "102030405060708", true],
    ["https://business.facebook.com/latest/settings/#/?business_id=102030405060708", "102030405060708", true],
  ])("%j is read", (raw, value, extracted) => {
    expect(readId(raw, "business")).toEqual({ value, extracted, error: null });
  });

  it.each([
    ["", "idMissing"],
    [" \u200b ", "idMissing"],
    ["act_102030405", "idAdAccount"],
    ["Acme", "idDigits"],
    ["1234", "idDigits"],
    ["123456789012345678901", "idDigits"],
    ["https://business.facebook.com/latest/home", "idUrl"],
    ["https://adsmanager.facebook.com/adsmanager/manage?act=102030405", "idUrl"],
    ["https://business.facebook.com/?business_id=102030405&business_id=908070605", "idTwice"],
    ["https://business.facebook.com/?business_id=102030405&business_id=102030405", "idTwice"],
    ["https://business.facebook.com/businesses/908070605?business_id=102030405", "idTwice"],
  ])("%j is refused as %s", (raw, error) => {
    expect(readId(raw, "business").error).toBe(error);
  });

  it("finds an app in the addresses of the settings and of the app's dashboard", () => {
    expect(readId("https://developers.facebook.com/apps/2965389650414399/dashboard/", "app").value).toBe(
      "2965389650414399",
    );
    const settings =
      "https://business.facebook.com/latest/settings/apps?business_id=10203&selected_asset_id=2965389650";
    expect(readId(settings, "app").value).toBe("2965389650");
  });

  it("takes nothing from a tab that contradicts itself", () => {
    expect(businessIdOfTab("https://business.facebook.com/latest/home?business_id=102030405")).toBe("102030405");
    expect(businessIdOfTab("https://business.facebook.com/?business_id=102030405&businessId=908070605")).toBeNull();
    expect(businessIdOfTab("https://business.facebook.com/")).toBeNull();
  });
});

describe("a token as it was pasted", () => {
  it("loses what surrounds it and nothing else", () => {
    expect(cleanToken('\u200b "EAAxyz_-1" \n')).toEqual({ value: '"EAAxyz_-1"'.slice(1, -1), error: null });
    expect(cleanToken("EAA xyz").error).toBe("tokenSpaces");
    expect(cleanToken("EAA\u200bxyz").error).toBe("tokenSpaces");
    expect(cleanToken(" ").error).toBe("tokenMissing");
  });
});

describe("a label", () => {
  it("is trimmed and may be as long as the card can hold", () => {
    expect(cleanLabel(" Acme \u200b").value).toBe("Acme");
    expect(cleanLabel("a".repeat(121)).error).toBe("labelLong");
  });
});
