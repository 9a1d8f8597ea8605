import { Agent, request } from "node:https";

/** A reader of the sandbox that knows nothing but HTTP, JSON and batches. One connection, kept alive. */
export class RawGraph {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
  readonly #port: number;
  readonly #token: string;

  constructor(port: number, token: string) {
    this.#port = port;
    this.#token = token;
  }

  /** Makes all reads in one HTTP request: alone as a GET, several as a batch. */
  async read(asks: readonly { node: string; fields: string }[]): Promise<unknown[]> {
    const urls = asks.map(({ node, fields }) => `${node}?${new URLSearchParams({ fields })}`);
    const [only] = urls;
    if (only !== undefined && urls.length === 1) return [JSON.parse(await this.#send(only))];
    if (urls.length > 50) throw new Error("A batch holds 50 reads; the bench's worlds never need more at once.");
    const batch = JSON.stringify(urls.map((url) => ({ method: "GET", relative_url: url })));
    const answer = JSON.parse(
      await this.#send("", new URLSearchParams({ batch, include_headers: "false" }).toString()),
    );
    return (answer as { code: number; body: string }[]).map(({ code, body }) => {
      if (code !== 200) throw new Error(`A read of the batch failed: ${body}`);
      return JSON.parse(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(path: string, form?: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: "127.0.0.1",
          port: this.#port,
          path: `/v26.0/${path}`,
          method: form === undefined ? "GET" : "POST",
          agent: this.#agent,
          headers: {
            host: "graph.facebook.com",
            authorization: `Bearer ${this.#token}`,
            ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("error", reject);
          response.on("end", () => {
            const text = Buffer.concat(parts).toString("utf8");
            if (response.statusCode === 200) resolve(text);
            else reject(new Error(`HTTP ${response.statusCode}: ${text.slice(0, 300)}`));
          });
        },
      );
      sent.on("error", reject);
      sent.end(form);
    });
  }
}
