const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

/** As strict as the real site: no inline script, no eval (docs: Security headers). */
export const pageHeaders: [string, string][] = [
  ["Content-Type", "text/html; charset=utf-8"],
  [
    "Content-Security-Policy",
    "default-src 'self'; script-src 'self' 'nonce-x7Kq' blob: 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'",
  ],
  ["X-Frame-Options", "DENY"],
  ["Cache-Control", "private, no-cache, no-store, must-revalidate"],
];

export interface MenuEntry {
  label: string;
  /** Path below `/latest/settings/`. */
  path: string;
}

export const menu: readonly { group: string; entries: readonly MenuEntry[] }[] = [
  { group: "", entries: [{ label: "Business info", path: "business_info" }] },
  {
    group: "Users",
    entries: [
      { label: "People", path: "business_users" },
      { label: "Partners", path: "partners" },
      { label: "System users", path: "system_users" },
    ],
  },
  {
    group: "Accounts",
    entries: [
      { label: "Pages", path: "pages" },
      { label: "Ad accounts", path: "ad_accounts" },
      { label: "Business asset groups", path: "business_asset_groups" },
      { label: "Apps", path: "apps" },
      { label: "Instagram accounts", path: "instagram_accounts" },
      { label: "WhatsApp accounts", path: "whatsapp_account" },
    ],
  },
  {
    group: "",
    entries: [
      { label: "Requests", path: "requests" },
      { label: "Security centre", path: "security_center" },
    ],
  },
];

/** The frame of a settings page: header with the portfolio, left menu, and the given content. */
export function settingsPage(title: string, portfolio: { id: string; name: string }, content: string): string {
  const items = menu
    .map(({ group, entries }) => {
      const links = entries.map(
        ({ label, path }) =>
          `<a class="x1i10hfl" role="link" href="/latest/settings/${path}?business_id=${portfolio.id}"><span>${label}</span></a>`,
      );
      return `${group ? `<div class="xjbqb8w"><span>${group}</span></div>` : ""}${links.join("")}`;
    })
    .join("");
  return `<!DOCTYPE html>
<html id="facebook" lang="en" dir="ltr"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body><div id="mount_0_0_ab"><div class="x1vvvo52"><div><span>Settings</span></div>
<div><span>${escapeHtml(portfolio.name)}</span><span>Business portfolio</span></div></div>
<div role="navigation">${items}</div>
<div role="main">${content}</div></div></body></html>`;
}
