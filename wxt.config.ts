import preact from "@preact/preset-vite";
import type { Plugin } from "vite";
import { defineConfig } from "wxt";

const OLDEST = ["chrome128", "firefox140"];

/** Takes the browser as it is. All that pages ask of it is promises, which each browser of the manifest gives by itself. */
const withoutPolyfill: Plugin = {
  name: "without-polyfill",
  enforce: "pre",
  load: (id) =>
    id.includes("@wxt-dev/webextension-polyfill")
      ? "export const browser = globalThis.browser ?? globalThis.chrome;"
      : null,
};

/**
 * Brings a page to its first frame sooner: its styles are in it, one file less to wait for, and nothing is painted before its
 * script has run, since there is nothing to see.
 */
const firstFrame: Plugin = {
  name: "first-frame",
  transformIndexHtml: {
    order: "post",
    handler: (html, { bundle = {} }) =>
      html
        .replace("<script ", '<script blocking="render" ')
        .replaceAll(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/g, (_, name: string) => {
          const file = bundle[name];
          if (file?.type !== "asset") throw new Error(`${name} is not among the files of the build.`);
          delete bundle[name];
          return `<style>${file.source}</style>`;
        }),
  },
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ["@wxt-dev/webextension-polyfill", "@wxt-dev/i18n/module"],
  // What the oldest browsers of the manifest know is not written out for older ones.
  vite: () => ({ plugins: [preact()], build: { cssTarget: OLDEST, modulePreload: { polyfill: false } } }),
  hooks: {
    // The popup waits for every byte that it loads: built apart from the other pages, it shares no file with them.
    "entrypoints:grouped": (_wxt, groups) => {
      for (const pages of groups.filter(Array.isArray)) {
        const popup = pages.findIndex(({ type }) => type === "popup");
        if (popup >= 0 && pages.length > 1) groups.push(pages.splice(popup, 1));
      }
    },
    "vite:build:extendConfig": (entrypoints, config) => {
      const types = entrypoints.map(({ type }) => type);
      if (!types.includes("background")) config.plugins?.push(withoutPolyfill);
      if (types.includes("popup")) config.plugins?.push(firstFrame);
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
