import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** What goes back over the wire, and how badly. */
export interface Reply {
  status: number;
  headers: [string, string][];
  body: string;
  latencyMs: number;
  bytesPerSecond: number | undefined;
  ending: "whole" | "cut" | "half";
}

export function reply(status: number, headers: [string, string][], body: string): Reply {
  return { status, headers, body, latencyMs: 0, bytesPerSecond: undefined, ending: "whole" };
}

/** Sends the reply; answers the number of body bytes that left. */
export async function send(response: ServerResponse, answer: Reply): Promise<number> {
  if (answer.latencyMs > 0) await sleep(answer.latencyMs);
  // The client may be gone by now, because its call was held or slow.
  if (response.destroyed) return 0;
  if (answer.ending === "cut") {
    response.destroy();
    return 0;
  }
  const whole = Buffer.from(answer.body, "utf8");
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.setHeader("content-length", whole.length);
  response.writeHead(answer.status);
  const body = answer.ending === "half" ? whole.subarray(0, Math.floor(whole.length / 2)) : whole;
  await write(response, body, answer.bytesPerSecond);
  if (answer.ending === "half") {
    // The bytes must have left before the line breaks, or the client sees a cut instead of half a body.
    await sleep(20);
    response.destroy();
  } else response.end();
  return body.length;
}

async function write(response: ServerResponse, body: Buffer, bytesPerSecond: number | undefined): Promise<void> {
  if (bytesPerSecond === undefined) {
    response.write(body);
    return;
  }
  const slice = Math.max(1, Math.floor(bytesPerSecond / 20));
  for (let at = 0; at < body.length && !response.destroyed; at += slice) {
    response.write(body.subarray(at, at + slice));
    await sleep(50);
  }
}
