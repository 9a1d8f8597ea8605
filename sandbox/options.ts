import type { WorldSize } from "./worlds/types.ts";

export interface SandboxOptions {
  world: WorldSize;
  /** Default 1. */
  seed?: number;
  /** Default 0: any free port. */
  port?: number;
  /** Added to every answer. */
  latencyMs?: number;
  bytesPerSecond?: number;
  /** The silent cap of `limit` on every edge. Default 100. */
  pageCap?: number;
  /** More rows than this in one answer is "reduce the amount of data". Default 2500. */
  rowBudget?: number;
  /** Calls per rolling hour, app and portfolio. Default: no limit. */
  hourlyCalls?: number;
  /** Short and empty pages with `next`. Default none. */
  shortPages?: "some" | "none";
  now?: () => number;
}
