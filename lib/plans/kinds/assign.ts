import { assignmentLook } from "../../meta/looks.ts";
import { AssignedRow } from "../../meta/schema.ts";
import { assignWrite, unassignWrite } from "../../meta/writes.ts";
import { ownProblem, ProblemError } from "../../problem.ts";
import type { Deed } from "../../store/plan-records.ts";
import { readTasks } from "../../sync/assemble.ts";
import { sameTasks, sortTasks, WRITES } from "../bundles.ts";
import { foldEmail } from "../email.ts";
import { assetName, type Ground, tasksOf } from "../ground.ts";
import { type DeedKind, finding, type IntentKind, type Lost, leftOut, made, NOTHING_LOST, RANK } from "../kind.ts";
import { isGone, rowsIn } from "../rows.ts";
import { refusalOf } from "./grant.ts";

type AssignDeed = Extract<Deed, { kind: "assign" }>;

/** Gives, replaces or takes the tasks that somebody has on an asset. */
export const assign: IntentKind<"assign"> & DeedKind<"assign"> = {
  kind: "assign",
  strength: 1,
  subject: ({ holderId, assetKind, assetId }) => `assignment ${holderId} ${assetKind} ${assetId}`,
  make(intent, ground) {
    const { holderId, assetKind, assetId } = intent;
    const holder = ground.members.get(holderId) ?? ground.systemUsers.get(holderId);
    if (!holder) return leftOut("gone", holderId);
    const about = assetName(ground, assetKind, assetId);
    const before = sortTasks(tasksOf(ground, holderId, assetKind, assetId));
    const after = sortTasks(intent.tasks);
    const refusal = refusalOf(intent, ground);
    if (refusal?.why === "gone" || refusal?.why === "noWrite") return { pieces: [], leftOut: [refusal] };
    if (sameTasks(before, after)) return leftOut("nothingToDo", about);
    if (refusal) return { pieces: [], leftOut: [refusal] };
    if (ground.busy.has(assign.subject(intent)) || ground.busy.has(`holder ${holderId}`)) {
      return leftOut("underWay", about);
    }
    const taken = before.filter((task) => !after.includes(task));
    const gives = after.some((task) => !before.includes(task));
    return made({
      deed: {
        kind: "assign",
        holder: { id: holderId, name: holder.name },
        assetKind,
        assetId,
        assetName: about,
        before,
        after,
      },
      rank: taken.length === 0 ? RANK.give : gives ? RANK.replace : RANK.take,
      lost: taken.length === 0 ? NOTHING_LOST : lost(assetKind, assetId, taken, ground),
    });
  },

  subjects: ({ holder, assetKind, assetId }) =>
    "id" in holder
      ? [`assignment ${holder.id} ${assetKind} ${assetId}`, `person ${holder.id}`]
      : [`waits ${foldEmail(holder.email)} ${assetKind} ${assetId}`],
  call(deed, { businessId }) {
    const { assetKind, assetId, after } = deed;
    const place = { businessId, assetKind, assetId, userId: holderId(deed) };
    return after.length === 0 ? unassignWrite(place) : assignWrite(place, after);
  },
  look(deed, { businessId }, [answer]) {
    const { assetKind, assetId, before, after } = deed;
    const place = { assetKind, assetId, holderId: holderId(deed) };
    const { ask, id } = assignmentLook(businessId, place);
    if (!answer) return ask;
    // Without the person or the asset there is no assignment.
    const rows = isGone(answer) ? [] : rowsIn(answer, AssignedRow);
    if (!rows) return null;
    const row = rows.find((candidate) => candidate.id === id);
    const now = row ? sortTasks(readTasks(row)) : [];
    const corrections = [{ what: "tasks" as const, ...place, tasks: now }];
    if (sameTasks(now, after)) return finding("after", corrections);
    if (sameTasks(now, before)) return finding("before", corrections);
    const user = { businessId, assetKind, assetId, userId: place.holderId };
    // Meta has added our tasks to those that were there: only taking all away lets them be given alone.
    const added = after.length > 0 && after.every((task) => now.includes(task));
    const onward =
      now.length === 0 ? assignWrite(user, after) : added && WRITES[assetKind].take ? unassignWrite(user) : null;
    return { ...finding("other", corrections), onward };
  },
  inverse({ holder, assetKind, assetId, before }, _result, ground) {
    if (!("id" in holder) || !(ground.members.has(holder.id) || ground.systemUsers.has(holder.id))) return [];
    return [{ kind: "assign", holderId: holder.id, assetKind, assetId, tasks: before }];
  },
  words({ holder, assetName, before, after }) {
    const who = `${"name" in holder ? holder.name : holder.email}, ${assetName}`;
    return { before: `${who}: ${before.join(", ") || "–"}`, after: `${who}: ${after.join(", ") || "–"}` };
  },
};

function holderId({ holder }: AssignDeed): string {
  // Such a change waits for its person and is not begun before.
  if (!("id" in holder)) throw new ProblemError(ownProblem("fault"));
  return holder.id;
}

function lost(assetKind: AssignDeed["assetKind"], assetId: string, tasks: string[], ground: Ground): Lost {
  return {
    role: null,
    grants: [{ assetKind, assetId, assetName: assetName(ground, assetKind, assetId), tasks }],
    forGood: WRITES[assetKind].give ? null : "noWrite",
  };
}
