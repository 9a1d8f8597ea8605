import { isoTime } from "../../json.ts";
import { createRandom } from "../../random.ts";
import type { Asset } from "../../worlds/types.ts";
import { worldEpoch } from "../../worlds/world.ts";
import type { GraphCall } from "../call.ts";
import { type Activity, type EdgeSpec, type NodeSpec, ref } from "../spec.ts";

const kinds: [category: string, type: string, text: string][] = [
  ["CAMPAIGN", "create_campaign_group", "Campaign created"],
  ["BUDGET", "update_ad_set_budget", "Ad set budget updated"],
  ["STATUS", "update_ad_run_status", "Ad status updated"],
  ["AD", "create_ad", "Ad created"],
  ["ACCOUNT", "ad_account_add_user_to_role", "Account user added"],
  ["ACCOUNT", "ad_account_remove_user_from_role", "Account user removed"],
];

/** The history of an ad account: always the same for a world, newest first (docs: Logs and inactivity). */
function historyOf(call: GraphCall, account: Asset): { at: number; category: string; row: Activity }[] {
  const { data } = call.env.world;
  const random = createRandom(`${data.seed}:activities:${account.id}`);
  const workers = data.assignments.ofAsset(account.id).flatMap(({ holderId }) => {
    const holder = data.entity(holderId);
    return holder?.type === "member" ? [holder] : [];
  });
  if (workers.length === 0) return [];
  return Array.from({ length: random.int(0, 60) }, () => {
    const [category, type, text] = random.pick(kinds);
    const actor = random.pick(workers);
    const at = worldEpoch - random.int(1, 200 * 24) * 3_600_000;
    const row: Activity = {
      event_time: isoTime(at),
      event_type: type,
      translated_event_type: text,
      // Not always the business-scoped id: the contract warns that it may be the person's own.
      actor_id: random.chance(0.5) ? actor.id : actor.personId,
      actor_name: actor.name,
      object_id: random.digits(15),
      object_name: `${category.toLowerCase()} ${random.int(1, 99)}`,
      object_type: category,
      application_id: "119211728144504",
      application_name: "Power Editor",
      extra_data: JSON.stringify({ old_value: random.int(1, 50), new_value: random.int(1, 50) }),
      date_time_in_timezone: isoTime(at),
    };
    return { at, category, row };
  }).sort((a, b) => b.at - a.at);
}

const seconds = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));

export const activitiesEdge: EdgeSpec<Asset> = {
  of: "AdActivity",
  rows: (account, call, { since, until, category, uid, oid }) =>
    historyOf(call, account)
      .filter(
        (entry) =>
          (!since || entry.at >= seconds(since)) &&
          (!until || entry.at <= seconds(until)) &&
          (!category || entry.category === category) &&
          (!uid || entry.row.actor_id === uid) &&
          (!oid || entry.row.object_id === oid),
      )
      .map(({ row }) => ref("AdActivity", row)),
};

const names = (
  "event_time event_type translated_event_type actor_id actor_name object_id object_name object_type application_id " +
  "application_name extra_data date_time_in_timezone"
).split(" ");

export const activitySpec: NodeSpec<Activity> = {
  defaults: ["event_time", "event_type", "translated_event_type", "actor_id", "actor_name", "object_id", "object_name"],
  fields: Object.fromEntries(names.map((name) => [name, (row: Activity) => row[name]])),
  edges: {},
};
