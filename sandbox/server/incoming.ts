import type { IncomingMessage } from "node:http";
import { isObject, parseJson } from "../json.ts";

/** A request that was read completely. */
export interface Incoming {
  host: string;
  method: string;
  url: string;
  path: string;
  query: Record<string, string>;
  body: Record<string, string>;
  authorization: string | undefined;
  /** What a browser says it asks for (`Sec-Fetch-Dest`). */
  destination: string | undefined;
  bytes: number;
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Parameters by name; `tasks[]=` repeated becomes `tasks[0]`, `tasks[1]`, and of other repeats the last wins. */
function collect(entries: Iterable<[string, string]>): Record<string, string> {
  const out: Record<string, string> = {};
  let index = 0;
  for (const [key, value] of entries) {
    if (key.endsWith("[]")) {
      out[`${key.slice(0, -2)}[${index}]`] = value;
      index += 1;
    } else out[key] = value;
  }
  return out;
}

export function readQuery(text: string): Record<string, string> {
  return collect(new URLSearchParams(text));
}

/** The three kinds of body that Graph takes (docs: Sending the token). */
async function parseBody(type: string, body: Buffer): Promise<Record<string, string>> {
  if (body.length === 0) return {};
  if (type.includes("application/json")) {
    const parsed = parseJson(body.toString("utf8"));
    if (!isObject(parsed)) return {};
    return collect(
      Object.entries(parsed).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
  }
  if (type.includes("multipart/form-data")) {
    const whole = new Response(new Uint8Array(body), { headers: { "content-type": type } });
    const form = await whole.formData().catch(() => new FormData());
    return collect([...form.entries()].map(([key, value]) => [key, typeof value === "string" ? value : ""]));
  }
  return readQuery(body.toString("utf8"));
}

const destinationOf = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

/** Reads and parses a request; the host is what the client meant, without the port. */
export async function readIncoming(message: IncomingMessage): Promise<Incoming> {
  const url = message.url ?? "/";
  const [path = "/", search = ""] = url.split(/\?(.*)/s);
  const body = await readBody(message);
  return {
    host: (message.headers.host ?? "").replace(/:\d+$/, "").toLowerCase(),
    method: message.method ?? "GET",
    url,
    path,
    query: readQuery(search),
    body: await parseBody(message.headers["content-type"] ?? "", body),
    authorization: message.headers.authorization,
    destination: destinationOf(message.headers["sec-fetch-dest"]),
    bytes: body.length + url.length,
  };
}
