/** One call as it happened: a plain HTTP request, a batch as a whole, or one item of a batch. */
export interface RecordedCall {
  id: number;
  at: number;
  host: string;
  /** The logical method, after a `method=` override. */
  method: string;
  httpMethod: string;
  /** Path and query as received; for a batch item its `relative_url`. */
  url: string;
  /** The id of the batch request this item came in. */
  batchOf?: number;
  batchItem?: number;
  /** True for the request that carries a batch; it is not a logical call itself. */
  batch: boolean;
  /** How the token came; an item without its own takes the batch's. */
  tokenBy: "header" | "query" | "body" | "none" | "outer";
  edges: string[];
  status: number;
  rows: number;
  bytesReceived: number;
  bytesSent: number;
  outcome: "running" | "ok" | "error" | "cut" | "half" | "null" | "html";
  /** `code` or `code/subcode` of an error. */
  error?: string;
}

/** The figures a sync is measured by. */
export interface Totals {
  httpRequests: number;
  /** Graph calls with batch items counted one by one. */
  logicalCalls: number;
  rows: number;
  bytesReceived: number;
  bytesSent: number;
}

/** The list of everything that arrived, in order. */
export class Recorder {
  readonly calls: RecordedCall[] = [];
  #next = 1;

  start(call: Omit<RecordedCall, "id" | "status" | "rows" | "bytesSent" | "outcome">): RecordedCall {
    const record: RecordedCall = { ...call, id: this.#next, status: 0, rows: 0, bytesSent: 0, outcome: "running" };
    this.#next += 1;
    this.calls.push(record);
    return record;
  }

  clear(): void {
    this.calls.length = 0;
  }

  totals(): Totals {
    const totals: Totals = { httpRequests: 0, logicalCalls: 0, rows: 0, bytesReceived: 0, bytesSent: 0 };
    for (const call of this.calls) {
      totals.rows += call.rows;
      if (call.batchOf === undefined) {
        totals.httpRequests += 1;
        totals.bytesReceived += call.bytesReceived;
        totals.bytesSent += call.bytesSent;
      }
      if (!call.batch && call.host === "graph.facebook.com" && call.method !== "OPTIONS") totals.logicalCalls += 1;
    }
    return totals;
  }
}
