import { browser } from "wxt/browser";
import * as z from "zod/mini";
import { LoginMethod } from "../../../lib/store/records.ts";

const KEY = "draft:connect";

/** What survives the closing of the form: everything but the token. It lives as long as the browser runs. */
const Draft = z.object({
  label: z.string(),
  businessId: z.string(),
  appId: z.string(),
  loginMethod: LoginMethod,
});
export type Draft = z.infer<typeof Draft>;

export async function readDraft(): Promise<Draft | null> {
  const stored = await browser.storage.session.get(KEY);
  const parsed = Draft.safeParse(stored[KEY]);
  return parsed.success ? parsed.data : null;
}

/** Named fields only: whatever else the form's state may hold does not get here. */
export async function keepDraft({ label, businessId, appId, loginMethod }: Draft): Promise<void> {
  await browser.storage.session.set({ [KEY]: { label, businessId, appId, loginMethod } });
}

export async function dropDraft(): Promise<void> {
  await browser.storage.session.remove(KEY);
}
