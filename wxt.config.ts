import preact from "@preact/preset-vite";
import type { Plugin } from "vite";
import { defineConfig } from "wxt";

/** The module's static importers, by which its way up to the popup is found. */
type Importers = (id: string) => readonly string[] | undefined;

const OLDEST = ["chrome128", "firefox140"];

/** Where the popup begins. It must not get into a file that other pages load: it would begin there too. */
const POPUP = /[\\/]popup[\\/](main\.tsx|index\.html)$/;

/** Whether the popup cannot start without this module. */
function popupNeeds(id: string, importers: Importers, seen = new Set<string>()): boolean {
  if (POPUP.test(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return importers(id)?.some((importer) => popupNeeds(importer, importers, seen)) ?? false;
}

/** Takes the browser as it is, where the rest of the house takes it through the polyfill. */
const withoutPolyfill: Plugin = {
  name: "without-polyfill",
  enforce: "pre",
  load: (id) =>
    id.includes("@wxt-dev/webextension-polyfill")
      ? "export const browser = globalThis.browser ?? globalThis.chrome;"
      : null,
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ["@wxt-dev/webextension-polyfill", "@wxt-dev/i18n/module"],
  // What the oldest browsers of the manifest know is not written out for older ones.
  vite: () => ({ plugins: [preact()], build: { cssTarget: OLDEST } }),
  hooks: {
    "vite:build:extendConfig": (entrypoints, config) => {
      // Every page of Meta's loads the content script. All that it asks of the browser is what each of them has by itself.
      if (entrypoints.some(({ type }) => type === "content-script")) {
        config.plugins?.push(withoutPolyfill);
        return;
      }
      // The worker is one file by itself. What the popup needs shall be one too, and no more: it waits for each file.
      const output = config.build?.rolldownOptions?.output;
      if (entrypoints.some(({ type }) => type === "background") || !output || Array.isArray(output)) return;
      output.codeSplitting = {
        groups: [
          {
            name: (id, modules) =>
              !POPUP.test(id) && popupNeeds(id, (of) => modules.getModuleInfo(of)?.importers) ? "base" : null,
            debugName: "base",
          },
        ],
      };
    },
  },
  manifest: ({ browser }) => ({
    name: "__MSG_extension_name__",
    description: "__MSG_extension_description__",
    default_locale: "en",
    permissions: ["alarms", "idle", "notifications", "storage", "unlimitedStorage"],
    host_permissions: ["https://graph.facebook.com/*", "https://business.facebook.com/*"],
    content_security_policy: {
      extension_pages:
        "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; connect-src https://graph.facebook.com",
    },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "hubwarden@hubwarden.example",
              strict_min_version: "140.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }
      : { minimum_chrome_version: "128" }),
  }),
});
