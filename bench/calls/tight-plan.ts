import type { Portfolio, Sandbox } from "../../sandbox/index.ts";
import { RawGraph } from "../kit/graph.ts";
import type { Edge } from "./edges.ts";
import { type Round, schedule } from "./schedule.ts";
import { pageCap, shapeOf } from "./shape.ts";

interface List {
  data: ({ id: string } & Record<string, unknown>)[];
  paging?: { next?: string; cursors: { after: string } };
}
type Node = Record<string, List | undefined>;

/** The rest of the lists under one row. */
interface Rest {
  node: string;
  lists: { nested: Edge["nested"][number]; after: string }[];
}

/** How much a reader found; compared with the world, so that nobody is praised for reading too little. */
export interface Found {
  rows: Record<string, number>;
  assignments: number;
}

/**
 * Reads the whole inventory by the tightest plan we can devise: it knows in advance how long each list is and packs every answer to
 * the brim. What it cannot know are cursors, so lists longer than a page go on one page after the other.
 */
export async function readTightly(sandbox: Sandbox, portfolio: Portfolio): Promise<Found> {
  const graph = new RawGraph(sandbox.port, sandbox.tokens.admin(portfolio.id));
  const cursors = new Map<string, string>();
  const found: Found = { rows: {}, assignments: 0 };
  const rounds = schedule(shapeOf(portfolio));
  let rests: Rest[] = [];
  for (let n = 0; n < rounds.length || rests.length > 0; n += 1) {
    const round = rounds[n];
    const now = rests.splice(0, 49);
    const asks = [
      ...(round ? [{ node: portfolio.id, fields: expandRound(round, cursors, portfolio.id) }] : []),
      ...now.map((rest) => ({ node: rest.node, fields: expandRest(rest, portfolio.id) })),
    ];
    const answers = (await graph.read(asks)) as Node[];
    if (round) rests = [...rests, ...takeRound(round, answers.shift() ?? {}, cursors, found)];
    for (const [index, rest] of now.entries()) {
      const further = takeLists(
        rest.node,
        rest.lists.map(({ nested }) => nested),
        answers[index] ?? {},
        found,
      );
      if (further) rests.push(further);
    }
  }
  graph.close();
  return found;
}

function takeRound(round: Round, answer: Node, cursors: Map<string, string>, found: Found): Rest[] {
  const rests: Rest[] = [];
  for (const { edge } of round) {
    const list = answer[edge.name];
    found.rows[edge.name] = (found.rows[edge.name] ?? 0) + (list?.data.length ?? 0);
    if (list?.paging) cursors.set(edge.name, list.paging.cursors.after);
    for (const row of list?.data ?? []) {
      const rest = takeLists(row.id, edge.nested, row as unknown as Node, found);
      if (rest) rests.push(rest);
    }
  }
  return rests;
}

function takeLists(node: string, nested: Edge["nested"], answer: Node, found: Found): Rest | undefined {
  const lists: Rest["lists"] = [];
  for (const each of nested) {
    const list = answer[each.name];
    found.assignments += list?.data.length ?? 0;
    if (list?.paging?.next) lists.push({ nested: each, after: list.paging.cursors.after });
  }
  return lists.length > 0 ? { node, lists } : undefined;
}

function expandRound(round: Round, cursors: Map<string, string>, businessId: string): string {
  const fields = round.map(({ edge, limit }) => {
    const after = cursors.get(edge.name);
    const nested = edge.nested.map((each) => `,${expandNested(each, businessId)}`).join("");
    return `${edge.name}.limit(${limit})${after === undefined ? "" : `.after(${after})`}{${edge.fields}${nested}}`;
  });
  return `id,${fields.join(",")}`;
}

function expandRest({ lists }: Rest, businessId: string): string {
  return `id,${lists.map(({ nested, after }) => expandNested(nested, businessId, after)).join(",")}`;
}

function expandNested({ name, fields }: Edge["nested"][number], businessId: string, after?: string): string {
  const business = name === "assigned_users" ? `.business(${businessId})` : "";
  return `${name}${business}.limit(${pageCap})${after === undefined ? "" : `.after(${after})`}{${fields}}`;
}
