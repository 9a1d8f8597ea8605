import type { PageConfig } from "./site/config.ts";
import { langOf } from "./site/labels.ts";
import type { Scene } from "./site/scene.ts";
import { sessionToken } from "./site/seed.ts";
import { titleOf } from "./site/title.ts";
import { codePath } from "./site-code.ts";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

/** JSON inside a script element: nothing in it may end the element. */
const json = (value: unknown) => JSON.stringify(value).replaceAll("<", "\\u003c");

const nonce = "x7Kq";

/** As strict as the real site: no inline script without the nonce, no eval (docs: Security headers). */
export function pageHeaders(scene: Scene): [string, string][] {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' blob: 'wasm-unsafe-eval'`,
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    ...(scene.options.trustedTypes ? ["require-trusted-types-for 'script'"] : []),
  ];
  return [
    ["Content-Type", "text/html; charset=utf-8"],
    ["Content-Security-Policy", policy.join("; ")],
    ["X-Frame-Options", scene.part === "content" ? "SAMEORIGIN" : "DENY"],
    ["Cache-Control", "private, no-cache, no-store, must-revalidate"],
  ];
}

/** A page as it leaves the server: no content yet, but the site's code, what it starts from, and the bait. */
export function shell(config: PageConfig): string {
  const { scene } = config;
  const { lang, dir } = langOf(scene.locale);
  const bait = (place: string) => sessionToken(scene.seed, place);
  const settings = { apiAccessToken: bait("config"), businessID: scene.data.businessId };
  return `<!DOCTYPE html>
<html id="facebook" lang="${lang}" dir="${dir}"><head><meta charset="utf-8" data-sjs><title data-sjs>${escapeHtml(titleOf(scene))}</title>
<script nonce="${nonce}" data-sjs>window.bizKitSettingsConfig=${json(settings)};window.__accessToken="${bait("inline")}";</script>
<script type="application/json" data-sjs>${json(config)}</script>
<script type="module" nonce="${nonce}" src="${codePath}boot.ts" data-sjs></script></head>
<body><input type="hidden" name="fb_dtsg" value="${bait("hidden")}" data-sjs><div hidden data-sjs data-access-token="${bait("data")}"></div></body></html>`;
}
