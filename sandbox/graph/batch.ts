import { fail } from "../errors.ts";
import { isObject, type Json, parseJson } from "../json.ts";

/** One item of a batch request (docs: Batch). */
export interface BatchItem {
  method: string;
  relativeUrl: string;
  body: string;
  name?: string;
  accessToken?: string;
  omitOnSuccess: boolean;
}

export interface BatchAnswer {
  code: number;
  headers?: { name: string; value: string }[];
  body: string;
}

export const batchMaximum = 50;

/** Reads the `batch` parameter; more than 50 items are refused as a whole. */
export function parseBatch(text: string): BatchItem[] {
  const parsed = parseJson(text);
  if (!Array.isArray(parsed) || parsed.length === 0)
    fail("100", { message: "(#100) Param batch must be a non-empty array." });
  if (parsed.length > batchMaximum) {
    fail("100", {
      message: `Too many requests in batch message. Maximum batch size is ${batchMaximum}`,
      type: "GraphBatchException",
    });
  }
  return parsed.map((entry: unknown) => {
    if (!isObject(entry) || typeof entry.relative_url !== "string") {
      fail("100", { message: "(#100) Every batch item needs method and relative_url", type: "GraphBatchException" });
    }
    return {
      method: String(entry.method ?? "GET").toUpperCase(),
      relativeUrl: entry.relative_url,
      body: typeof entry.body === "string" ? entry.body : "",
      ...(typeof entry.name === "string" && { name: entry.name }),
      ...(typeof entry.access_token === "string" && { accessToken: entry.access_token }),
      omitOnSuccess: entry.omit_response_on_success === true,
    };
  });
}

const reference = /\{result=([^:}]+):(\$[^}]*)\}/g;

/** Puts values of earlier answers into a text: `{result=name:$.id}`, `{result=name:$.data.*.id}`. */
export function resolveReferences(text: string, results: ReadonlyMap<string, Json>, encode: boolean): string {
  return text.replace(reference, (_whole, name: string, path: string) => {
    const value = results.get(name);
    if (value === undefined)
      fail("100", { message: `(#100) The batch result ${name} is not available`, type: "GraphBatchException" });
    const found = follow(
      value,
      path
        .slice(1)
        .split(/[.[\]]+/)
        .filter(Boolean),
    );
    const joined = found.map((entry) => (typeof entry === "string" ? entry : JSON.stringify(entry))).join(",");
    return encode ? encodeURIComponent(joined) : joined;
  });
}

function follow(value: Json | undefined, steps: readonly string[]): Json[] {
  const [step, ...rest] = steps;
  if (value === undefined) return [];
  if (step === undefined) return [value];
  if (step === "*") return (Array.isArray(value) ? value : []).flatMap((entry) => follow(entry, rest));
  if (Array.isArray(value)) return follow(value[Number(step)], rest);
  return isObject(value) ? follow((value as { [key: string]: Json })[step], rest) : [];
}
