import { resolve } from "node:path";
import { parseMessagesFile } from "@wxt-dev/i18n/build";
import { fakeBrowser } from "wxt/testing/fake-browser";

/**
 * Gives the fake browser our real sentences, so that tests find controls by the names that people read. A missing key
 * is an error here; a browser would show nothing.
 */
export async function useMessages(language: "en" | "es" = "en"): Promise<void> {
  const file = resolve(import.meta.dirname, `../../locales/${language}.yml`);
  const messages = new Map((await parseMessagesFile(file)).map((message) => [message.key.join("_"), text(message)]));
  Object.assign(fakeBrowser, {
    i18n: {
      getUILanguage: () => language,
      getMessage: (key: string, values: string | string[] = []) => {
        if (key.startsWith("@@")) return key === "@@bidi_dir" ? "ltr" : "";
        const message = messages.get(key);
        if (message === undefined) throw new Error(`No sentence for ${key}`);
        const list = [values].flat();
        return message.replaceAll(/\$(\d)/g, (_, place: string) => list[Number(place) - 1] ?? "");
      },
    },
  });
}

type Message = Awaited<ReturnType<typeof parseMessagesFile>>[number];

/** Plural forms travel in one string, as they do in the built extension. */
function text(message: Message): string {
  return message.type === "plural" ? Object.values(message.plurals).join(" | ") : message.message;
}
