import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import { parseJson } from "./json.ts";

export interface TestAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The parsed body; tests look into it freely. */
  json: TestJson;
}

/** A loosely typed view of an answer, so that tests can say `json.data[0].name`. */
export interface TestJson {
  [key: string]: TestJson;
  [index: number]: TestJson;
}

export interface TestRequest {
  method?: string;
  token?: string;
  host?: string;
  headers?: Record<string, string>;
  /** Sent form-encoded; values that are no strings become JSON text. */
  form?: Record<string, unknown>;
  body?: string;
}

/** One real HTTPS request to the sandbox, as a client behind the host names would send it. */
export function send(port: number, path: string, options: TestRequest = {}): Promise<TestAnswer> {
  const { method = "GET", token, host = "graph.facebook.com", form } = options;
  const headers: Record<string, string> = { host, ...(token && { authorization: `Bearer ${token}` }) };
  let body = options.body;
  if (form) {
    const entries = Object.entries(form).map(([key, value]): [string, string] => [
      key,
      typeof value === "string" ? value : JSON.stringify(value),
    ]);
    body = new URLSearchParams(entries).toString();
    headers["content-type"] = "application/x-www-form-urlencoded";
  }
  if (body !== undefined) headers["content-length"] = String(Buffer.byteLength(body));
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port,
        path,
        method,
        headers: { ...headers, ...options.headers },
        rejectUnauthorized: false,
        agent: false,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(parts).toString("utf8");
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: parseJson(text) as TestJson,
          });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
