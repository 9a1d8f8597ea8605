/**
 * The `fields` text of a read. Graph docs (field expansion): `name,business_users.limit(100){id,name}` reads the node and the
 * first page of an edge, and edges under each row, in one call; every expanded edge keeps its own `paging`.
 */
import { ownProblem, ProblemError } from "../problem.ts";

/** An expanded edge. */
export type Field = {
  edge: string;
  /** Rows a page. */
  limit?: number | undefined;
  /** `cursors.after` of the page before. */
  after?: string | undefined;
  /** Asks for `summary.total_count`. */
  summary?: boolean | undefined;
  /** Parameters of the edge, such as `business` of `assigned_users`. */
  params?: Readonly<Record<string, string>> | undefined;
  /** What each row brings; empty: what Meta gives by itself. */
  fields: readonly (string | Field)[];
};

/**
 * Builds the text. Nothing is escaped, because field expansion knows no escapes: what could be read as syntax is a `fault`.
 *
 * @example expand(["id", { edge: "business_users", limit: 100, fields: ["id"] }]) === "id,business_users.limit(100){id}"
 */
export function expand(fields: readonly (string | Field)[]): string {
  return fields.map(fieldText).join(",");
}

/** Whether a cursor can be written into an expansion. One that cannot still works as the `after` parameter of a plain read. */
export function isPlainCursor(after: string): boolean {
  return VALUE.test(after);
}

/** Names of the edges in a `fields` text, outermost first, each once: what a log may say of a read. */
export function edgesIn(fields: string): string[] {
  const bare = fields.replace(/\([^()]*\)/g, "");
  const names = [...bare.matchAll(/(?:^|[,{])\s*(\w+)(?=[.{])/g)].map((match) => match[1] ?? "");
  return [...new Set(names)];
}

const NAME = /^[A-Za-z]\w*$/;
/** Base64 in its forms, ids, and the separators seen in cursors; no bracket, brace, comma or space. */
const VALUE = /^[\w=+/.:~|-]+$/;

function fieldText(field: string | Field): string {
  if (typeof field === "string") return checked(field, NAME);
  const { edge, limit, after, summary, params, fields } = field;
  const modifiers = [
    ...Object.entries(params ?? {}).map(([name, value]) => modifier(checked(name, NAME), value)),
    ...(limit === undefined ? [] : [modifier("limit", wholeText(limit))]),
    ...(after === undefined ? [] : [modifier("after", after)]),
    ...(summary ? [modifier("summary", "total_count")] : []),
  ];
  const inner = fields.length === 0 ? "" : `{${expand(fields)}}`;
  return `${checked(edge, NAME)}${modifiers.join("")}${inner}`;
}

function modifier(name: string, value: string): string {
  return `.${name}(${checked(value, VALUE)})`;
}

function wholeText(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0) throw new ProblemError(ownProblem("fault"));
  return `${number}`;
}

function checked(text: string, form: RegExp): string {
  if (!form.test(text)) throw new ProblemError(ownProblem("fault"));
  return text;
}
