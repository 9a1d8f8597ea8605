import { absorb, deny, type Page, recover, restart, shrink } from "../meta/absorb.ts";
import type { Answer, Graph } from "../meta/client.ts";
import type { Cursor } from "../meta/cursor.ts";
import type { Failure } from "../meta/errors.ts";
import { PEOPLE_EDGE } from "../meta/inventory.ts";
import { nextReads, type Read } from "../meta/plan.ts";
import type { Problem } from "../problem.ts";

/** One read and what came back. */
export interface Asked {
  read: Read;
  answer: Answer;
  /** Rows that came, of every kind. */
  rows: number;
}

/** What one turn of a sync came to. `cursor` is where the reading stands after it, whatever happened. */
export type Turn = {
  cursor: Cursor;
  pages: Page[];
  asked: Asked[];
  assetRows: number;
  assignments: number;
} & (
  | { next: "go" }
  /** Something that passes: ask again after a while. */
  | { next: "again"; failure: Failure }
  /** Meta's limit is reached. */
  | { next: "limit"; failure: Failure }
  /** Everything read so far is void: the cursors no longer hold. */
  | { next: "restart" }
  | { next: "stop"; problem: Problem }
);

/** Makes the reads that come next, as one request, and takes in what comes back. Keeps nothing. */
export async function takeTurn(graph: Graph, start: Cursor): Promise<Turn> {
  const turn = { cursor: start, pages: [] as Page[], asked: [] as Asked[], assetRows: 0, assignments: 0 };
  const failed: { read: Read; failure: Failure }[] = [];
  const takeIn = async (reads: Read[]) => {
    const answers = await graph.readMany(reads.map(({ ask }) => ask));
    for (const [index, read] of reads.entries()) {
      const answer = answers[index];
      if (!answer) continue;
      if (!answer.ok) {
        failed.push({ read, failure: answer.failure });
        turn.asked.push({ read, answer, rows: 0 });
        continue;
      }
      const taken = absorb(turn.cursor, read, answer.body);
      turn.cursor = taken.cursor;
      turn.pages.push(...taken.pages);
      turn.assignments += taken.assignments;
      turn.assetRows += countAssets(taken.pages);
      turn.asked.push({ read, answer, rows: taken.rows + taken.assignments });
    }
  };

  await takeIn(nextReads(start));
  const hard = worst(failed);
  if (hard) return { ...turn, ...hard };

  const refused = failed.splice(0);
  for (const { read, failure } of refused) {
    // What was refused before it in this answer, and is left out by now, explains this one too.
    if (read.of === "tails" && !read.tails.every((tail) => turn.cursor.tails.includes(tail))) continue;
    const recovery = recover(turn.cursor, read, failure);
    if (recovery.do === "again") turn.cursor = recovery.cursor;
    if (recovery.do !== "probe") continue;
    await takeIn(recovery.reads);
    const way = worst(failed);
    if (way) return { ...turn, ...way };
    const people = failed.find((alone) => alone.read.of === "probe" && alone.read.path === PEOPLE_EDGE);
    if (people) return { ...turn, next: "stop", problem: people.failure.problem };
    for (const alone of failed) {
      if (alone.read.of === "probe") turn.cursor = deny(turn.cursor, alone.read.path, alone.failure.problem);
    }
    if (failed.splice(0).length > 0) continue;
    // Each part is granted alone and the whole is not: the cursors are what Meta refuses. Once is enough of that.
    if (turn.cursor.restarted) return { ...turn, next: "stop", problem: failure.problem };
    return { ...turn, cursor: restart(turn.cursor), next: "restart" };
  }
  return { ...turn, next: "go" };

  /** The failures that no other question can get round, the gravest first. */
  function worst(failures: { read: Read; failure: Failure }[]) {
    const of = (...classes: Failure["class"][]) => failures.find(({ failure }) => classes.includes(failure.class));
    const grave = of("auth", "policy");
    if (grave) return { next: "stop" as const, problem: grave.failure.problem };
    const limit = of("limit");
    if (limit) return { next: "limit" as const, failure: limit.failure };
    const passing = of("transient");
    if (!passing) return null;
    for (const { read, failure } of failures) {
      if (failure.tooMuchData) turn.cursor = shrink(turn.cursor, read);
    }
    return { next: "again" as const, failure: passing.failure };
  }
}

function countAssets(pages: Page[]): number {
  return pages
    .filter((page) => page.of === "root" && /^(owned|client)_|_groups$/.test(page.edge))
    .reduce((sum, page) => sum + page.rows.length, 0);
}
