import preact from "@preact/preset-vite";
import { defineConfig } from "wxt";

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ["@wxt-dev/webextension-polyfill", "@wxt-dev/i18n/module"],
  vite: () => ({
    plugins: [preact()],
    build: {
      rolldownOptions: {
        output: {
          codeSplitting: {
            // What pages share is one file, not twenty: the popup waits for each file it asks for.
            groups: [{ name: "base", test: /[\\/](components|lib|node_modules)[\\/]/, minShareCount: 2 }],
          },
        },
      },
    },
  }),
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
