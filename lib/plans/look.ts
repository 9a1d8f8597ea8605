import type { Answer, Ask, Graph } from "../meta/client.ts";
import type { Failure } from "../meta/errors.ts";
import { List } from "../meta/schema.ts";
import type { Deed } from "../store/plan-records.ts";
import type { Hub } from "../store/records.ts";
import type { DeedKind, Finding } from "./kind.ts";
import { deedKind } from "./registry.ts";

/** What is known of one deed after a look, or why nothing is. */
export type Look = { ok: true; finding: Finding } | { ok: false; failure: Failure };

/** Pages of one list that are read for a look; behind them a list is not what we take it for. */
const MOST_PAGES = 200;

/**
 * Looks at Meta whether deeds are done. Many looks are one batch, and what several of them ask alike (all that a person
 * holds) is asked once, because calls are the cost.
 */
export async function lookAt(graph: Pick<Graph, "readMany">, hub: Hub, deeds: readonly Deed[]): Promise<Look[]> {
  const looks = deeds.map((deed) => ({ deed, answers: [] as Answer[], came: null as Look | null }));
  const known = new Map<string, Answer>();
  for (;;) {
    const open: { look: (typeof looks)[number]; ask: Ask }[] = [];
    for (const look of looks) {
      if (look.came) continue;
      const next = (deedKind(look.deed) as DeedKind).look(look.deed, hub, look.answers);
      if (next && "path" in next) open.push({ look, ask: next });
      else look.came = next ? { ok: true, finding: next } : unknown(look.answers);
    }
    if (open.length === 0) break;
    const fresh = new Map(open.map(({ ask }) => [keyOf(ask), ask] as const).filter(([key]) => !known.has(key)));
    const answers = await readWhole(graph, [...fresh.values()]);
    for (const [index, key] of [...fresh.keys()].entries()) {
      const answer = answers[index];
      if (answer) known.set(key, answer);
    }
    for (const { look, ask } of open) {
      const answer = known.get(keyOf(ask));
      if (answer) look.answers.push(answer);
    }
  }
  return looks.map(({ came, answers }) => came ?? unknown(answers));
}

/** Reads, and of a list all pages: what is not on the first page is not therefore absent. */
async function readWhole(graph: Pick<Graph, "readMany">, asks: Ask[]): Promise<Answer[]> {
  const answers = await graph.readMany(asks);
  for (const [index, first] of answers.entries()) {
    const ask = asks[index];
    if (ask) answers[index] = await readRest(graph, ask, first);
  }
  return answers;
}

async function readRest(graph: Pick<Graph, "readMany">, ask: Ask, first: Answer): Promise<Answer> {
  const rows: unknown[] = [];
  let answer = first;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    if (!answer.ok) return answer;
    const list = List.safeParse(answer.body);
    if (!list.success) return answer;
    rows.push(...list.data.data);
    const after = list.data.paging?.next ? list.data.paging.cursors?.after : null;
    if (!after) break;
    answer = (await graph.readMany([{ ...ask, params: { ...ask.params, after } }]))[0] ?? answer;
  }
  return answer.ok ? { ...answer, body: { ...answer.body, data: rows } } : answer;
}

function unknown(answers: Answer[]): Look {
  const last = answers.at(-1);
  if (last && !last.ok) return { ok: false, failure: last.failure };
  return { ok: false, failure: UNREADABLE };
}

const UNREADABLE: Failure = {
  class: "input",
  problem: { kind: "unreadableAnswer", code: null, subcode: null, said: null, trace: null },
  tooMuchData: false,
  regainMinutes: null,
};

function keyOf({ path, params }: Ask): string {
  return JSON.stringify([path, params]);
}
