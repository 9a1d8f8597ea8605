import { afterEach, expect, test, vi } from "vitest";
import { type Sandbox, startSandbox } from "../index.ts";
import { send } from "../test-client.ts";

// The large worlds take their time on a machine that is busy with something else.
vi.setConfig({ testTimeout: 60_000 });

let sandbox: Sandbox;
afterEach(() => sandbox.close());

interface Row {
  id: string;
  tasks?: string[];
  [edge: string]: unknown;
}

interface Edge {
  data: Row[];
  paging?: { next?: string; cursors: { after: string } };
}

const personEdges = [
  "assigned_pages",
  "assigned_ad_accounts",
  "assigned_product_catalogs",
  "assigned_whatsapp_business_accounts",
  "assigned_business_asset_groups",
];
const assetEdges = ["owned_pixels", "client_pixels", "owned_instagram_assets", "client_instagram_assets"];

test("every assignment of the truth can be read through the documented edges, with its tasks", async () => {
  sandbox = await startSandbox({ world: "medium", shortPages: "some" });
  const portfolio = sandbox.world.portfolio();
  const get = async (path: string): Promise<Edge & Record<string, Edge>> => {
    const { json, status, text } = await send(sandbox.port, `/v26.0/${path}`, { token: sandbox.tokens.admin() });
    expect(status, text).toBe(200);
    return json as unknown as Edge & Record<string, Edge>;
  };
  /** All rows of an edge, starting from a page that may already be there. */
  async function all(path: string, first?: Edge): Promise<Row[]> {
    let page = first ?? (await get(path));
    const rows = [...page.data];
    while (page.paging?.next) {
      page = await get(`${path}&after=${page.paging.cursors.after}`);
      rows.push(...page.data);
    }
    return rows;
  }
  const found = new Set<string>();
  for (const people of ["business_users", "system_users"]) {
    const nested = personEdges.map(
      (edge) => `${edge}.limit(20){id,${edge.endsWith("groups") ? "page_tasks,adaccount_tasks" : "tasks"}}`,
    );
    for (const person of await all(`${portfolio.id}/${people}?limit=50&fields=id,${nested.join(",")}`)) {
      for (const [index, edge] of personEdges.entries()) {
        if (!person[edge]) continue;
        const fields = nested[index]?.replace(/^.*?\{(.*)\}$/, "$1");
        for (const row of await all(`${person.id}/${edge}?limit=20&fields=${fields}`, person[edge] as Edge)) {
          found.add(`${person.id} ${row.id} ${JSON.stringify(row.tasks ?? [row.page_tasks, row.adaccount_tasks])}`);
        }
      }
    }
  }
  for (const edge of assetEdges) {
    for (const asset of await all(`${portfolio.id}/${edge}?limit=100&fields=id`)) {
      for (const row of await all(`${asset.id}/assigned_users?business=${portfolio.id}&limit=100`)) {
        found.add(`${row.id} ${asset.id} ${JSON.stringify(row.tasks)}`);
      }
    }
  }
  const truth = portfolio.assignments.map(
    ({ holderId, assetId, tasks, groupTasks }) =>
      `${holderId} ${assetId} ${JSON.stringify(groupTasks ? [groupTasks.page_tasks, groupTasks.adaccount_tasks] : tasks)}`,
  );
  expect(found.size).toBe(3000);
  expect([...found].sort()).toEqual(truth.sort());
});
