// A process of its own, because here the check of certificates is off (see sdk.ts) and every connection of Node's own agent goes to
// the sandbox. The SDK itself is as it comes from npm.
import https from "node:https";
import { createRequire } from "node:module";
import { connect } from "node:tls";
import { edges } from "./edges.ts";
import type { Found } from "./tight-plan.ts";

type Cursor<T> = T[] & { hasNext(): boolean; next(): Promise<Cursor<T>> };
type Node = { id: string } & Record<string, (fields: string[], params: object) => Promise<Cursor<Node>>>;
interface Sdk {
  FacebookAdsApi: { init(token: string, locale: string, crashReports: boolean): unknown };
  Business: new (id: string) => Node;
}

const [port, token, businessId, way] = process.argv.slice(2);
if (!port || !token || !businessId || (way !== "person" && way !== "asset")) throw new Error("sdk-child: arguments");

// The SDK writes its host name into its code, and follows `paging.next`, which names the host too. So the names stay, and the way
// there is led to the sandbox, as a hosts file would.
https.globalAgent = new (class extends https.Agent {
  override createConnection(options: https.RequestOptions) {
    return connect({ host: "127.0.0.1", port: Number(port), servername: String(options.servername ?? options.host) });
  }
})({ keepAlive: true });

const sdk = createRequire(import.meta.url)("facebook-nodejs-business-sdk") as Sdk;
// Without crash reports: they would be calls that nobody asked for.
sdk.FacebookAdsApi.init(token, "en_US", false);
const business = new sdk.Business(businessId);
const found: Found = { rows: {}, assignments: 0 };

// The README's way through a list: the first page, then `next()` while `hasNext()`. Its examples ask for 2 and for 20 rows, and without a
// `limit` Graph gives 25; 100 is the largest page there is.
async function all(node: Node, method: string, fields: string, params: object = {}): Promise<Node[]> {
  const read = node[method];
  if (read === undefined) throw new Error(`The SDK has no ${method}.`);
  let page = await read.call(node, fields.split(","), { limit: 100, ...params });
  const rows = [...page];
  while (page.hasNext()) {
    page = await page.next();
    rows.push(...page);
  }
  return rows;
}

const camel = (name: string): string =>
  `get${name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase()).replace("Whatsapp", "WhatsApp")}`;

for (const edge of edges) {
  const rows = await all(business, camel(edge.name), edge.fields);
  found.rows[edge.name] = rows.length;
  const ofPerson = edge.holds === "members" || edge.holds === "systemUsers";
  const ofAsset = typeof edge.holds === "object" && edge.holds.kind !== "app";
  for (const row of rows) {
    // Some assignments only the asset tells: those are read from there also when going person by person.
    const lists = way === "person" || !ofPerson ? edge.nested : [];
    for (const { name, fields } of lists) {
      const params = name === "assigned_users" ? { business: businessId } : {};
      found.assignments += (await all(row, camel(name), fields, params)).length;
    }
    if (way === "asset" && ofAsset && edge.nested.length === 0) {
      const fields =
        edge.name === "business_asset_groups" ? "id,name,page_tasks,adaccount_tasks,pixel_tasks" : "id,name,tasks";
      found.assignments += (await all(row, "getAssignedUsers", fields, { business: businessId })).length;
    }
  }
}
console.log(JSON.stringify(found));
process.exit(0);
