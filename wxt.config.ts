import preact from "@preact/preset-vite";
import { defineConfig } from "wxt";

/** What every page needs; the tables are shared by fewer, and load with them. */
const SHARED =
  /[\\/](components[\\/][^\\/]+|lib[\\/](store|messages)[\\/][^\\/]+|lib[\\/][^\\/]+|node_modules[\\/](?!@tanstack|any-ascii|papaparse).+)$/;

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ["@wxt-dev/webextension-polyfill", "@wxt-dev/i18n/module"],
  vite: () => ({ plugins: [preact()] }),
  hooks: {
    "vite:build:extendConfig": (entrypoints, config) => {
      // The worker is one file by itself. What pages share shall be one too, not twenty: the popup waits for each it asks for.
      const output = config.build?.rolldownOptions?.output;
      if (entrypoints.some(({ type }) => type === "background") || !output || Array.isArray(output)) return;
      output.codeSplitting = { groups: [{ name: "base", test: SHARED, minShareCount: 2 }] };
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
