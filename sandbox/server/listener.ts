import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { SandboxOptions } from "../options.ts";
import type { BusinessHost } from "../pages/business-host.ts";
import type { FaultBook } from "./faults.ts";
import type { GraphHost } from "./graph-host.ts";
import { type Incoming, readIncoming } from "./incoming.ts";
import type { RecordedCall, Recorder } from "./recorder.ts";
import { type Reply, reply, send } from "./reply.ts";

export interface ListenerParts {
  graph: GraphHost;
  business: BusinessHost;
  faults: FaultBook;
  recorder: Recorder;
  now: () => number;
  options: SandboxOptions;
}

/** Leads each request to the host it was meant for, and sends the answer at the asked pace. */
export function createListener(parts: ListenerParts): RequestListener {
  return (message, response) => {
    serve(parts, message, response).catch((error: unknown) => {
      // A broken line is the client's doing; anything else is a fault of the sandbox and must not pass as Meta's.
      if (message.errored || response.destroyed) return;
      console.error("sandbox fault", error);
      response.writeHead(599, { "content-type": "text/plain" });
      response.end(`sandbox fault: ${error instanceof Error ? error.message : String(error)}`);
    });
  };
}

async function serve(parts: ListenerParts, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming = await readIncoming(message);
  const { answer, record } = await route(parts, incoming);
  answer.latencyMs += parts.options.latencyMs ?? 0;
  answer.bytesPerSecond ??= parts.options.bytesPerSecond;
  record.bytesSent = answer.ending === "cut" ? 0 : Buffer.byteLength(answer.body);
  record.bytesSent = await send(response, answer);
}

async function route(parts: ListenerParts, incoming: Incoming): Promise<{ answer: Reply; record: RecordedCall }> {
  if (incoming.host === "graph.facebook.com" && incoming.method !== "OPTIONS") return parts.graph.serve(incoming);
  const record = parts.recorder.start({
    at: parts.now(),
    host: incoming.host,
    method: incoming.method,
    httpMethod: incoming.method,
    url: incoming.url,
    batch: false,
    tokenBy: "none",
    edges: [],
    bytesReceived: incoming.bytes,
  });
  const effects = parts.faults.on({ host: incoming.host, method: incoming.method, path: incoming.path, edges: [] });
  await effects.hold("before-effect");
  const html = effects.html("before-effect");
  const answer = html ? reply(html.status, [["Content-Type", "text/html"]], html.text) : other(parts, incoming);
  answer.latencyMs = effects.get("latencyMs") ?? 0;
  answer.bytesPerSecond = effects.get("bytesPerSecond");
  if (effects.get("cut")) answer.ending = "cut";
  else if (effects.get("halfBody")) answer.ending = "half";
  record.status = answer.ending === "cut" ? 0 : answer.status;
  record.outcome = answer.ending === "whole" ? "ok" : answer.ending;
  return { answer, record };
}

function other(parts: ListenerParts, incoming: Incoming): Reply {
  switch (incoming.host) {
    case "graph.facebook.com":
      // A preflight; whether Meta allows the Authorization header there is not known, so only the origin is allowed.
      return reply(
        200,
        [
          ["Access-Control-Allow-Origin", "*"],
          ["Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS"],
        ],
        "",
      );
    case "business.facebook.com":
      return parts.business.serve(incoming);
    case "www.facebook.com":
      return reply(
        200,
        [["Content-Type", "text/html; charset=utf-8"]],
        '<!DOCTYPE html><html id="facebook" lang="en"><head><title>Facebook</title></head><body></body></html>',
      );
    default:
      return reply(404, [["Content-Type", "text/plain"]], "no such host in this sandbox");
  }
}
