/** The pages that matter less: People, Business info, Requests, the rest of the menu, and what is no settings page. */
import { h, type VNode } from "./dom.ts";
import { fill } from "./labels.ts";
import { listPage, paneHead } from "./list.ts";
import type { Section } from "./scene.ts";
import { tab } from "./users-page.ts";
import { block, button, field, text, type View } from "./widgets.ts";

const roleText = ({ t }: View, role: string): string =>
  ({ ADMIN: t.fullControl, EMPLOYEE: t.basicAccess })[role] ?? t.partialControl;

export function peoplePage(view: View): VNode[] {
  const { scene, t } = view;
  const open = scene.data.people.find(({ id }) => id === scene.selected);
  const rows = scene.data.people.map(({ id, name, email, role }) => ({
    id,
    title: name,
    icon: "person" as const,
    lines: [...(email === "" ? [] : [email]), roleText(view, role)],
  }));
  const pane = open
    ? h("div", { key: open.id }, paneHead(view, open.name, null, [open.email, roleText(view, open.role)]))
    : null;
  const add = button(view, "people.add", t.add, { primary: true });
  return listPage(view, { name: "people", heading: t.business_users, rows, empty: "", buttons: [add], pane });
}

export function infoPage({ scene, t }: View): VNode[] {
  const { businessName, businessId } = scene.data;
  return [
    h(
      "div",
      { look: "pane" },
      h("div", { look: "title", attrs: { role: "heading", "aria-level": "2" } }, text(t.business_info)),
      block(businessName, "strong"),
      h("div", {}, text(t.portfolioId, "quiet"), h("div", {}, text(businessId))),
    ),
  ];
}

export function requestsPage({ scene, t }: View): VNode[] {
  const open = scene.tab === "sent" ? "sent" : "received";
  const rows = scene.data.requests.filter(({ direction }) => direction === open);
  return [
    h(
      "div",
      { look: "pane" },
      h("div", { look: "title", attrs: { role: "heading", "aria-level": "2" } }, text(t.requests)),
      h(
        "div",
        { look: "tabs", attrs: { role: "tablist" } },
        tab("requests.received", t.needsReview, open === "received"),
        tab("requests.sent", t.sent, open === "sent"),
      ),
      ...(rows.length === 0 ? [block(t.noRequests, "quiet")] : rows.map((row) => block(row.text))),
    ),
  ];
}

/** A page of the menu of which only the frame is played. */
export function otherPage({ t }: View, section: Section | null): VNode[] {
  const heading = section === null ? t.settings : t[section];
  return [
    h(
      "div",
      { look: "pane" },
      h("div", { look: "title", attrs: { role: "heading", "aria-level": "2" } }, text(heading)),
    ),
  ];
}

/** Home, the login wall, the security stop, and the two ways of not being let in. */
export function plainPage(view: View): VNode[] {
  const { page } = view.scene;
  const { t } = view;
  switch (page.kind) {
    case "login":
      return [
        h(
          "div",
          { look: "pane", attrs: { role: "main" } },
          h("h1", {}, t.logInTitle),
          field(view, "login.email", "", "", { label: "Email" }),
          field(view, "login.password", "", "", { type: "password" }),
          button(view, "login.submit", t.logIn, { primary: true }),
        ),
      ];
    case "block":
      return [h("div", { look: "pane" }, block(fill(t.block, page.minutes)))];
    case "noAccess":
      return [h("div", { look: "pane" }, block(t.noAccess))];
    case "notFound":
      return [h("div", { look: "pane" }, block(t.notFound))];
    default:
      return [h("div", { look: "pane" }, h("h1", {}, t.home), block(view.scene.data.businessName))];
  }
}
