import type { Seen } from "../meta/client.ts";
import type { Failure } from "../meta/errors.ts";
import { absorb, afterLimit, afterSuccess, Pace, waitBefore } from "../meta/pace.ts";
import { readPace, writePace } from "../store/pace.ts";
import type { Turn } from "./turn.ts";

/** The pace of one app's calls, kept so that a worker that dies does not forget what Meta said. */
export interface Pacer {
  /** Milliseconds to wait before the next call. */
  wait(): number;
  /** Takes in the usage headers of one answer. */
  see(seen: Seen): void;
  /** Writes down the pace after a turn. */
  keep(turn: Pick<Turn, "next"> & { failure?: Failure }): Promise<void>;
}

/** Meta counts by app, so all hubs of one app share one pace. */
export async function startPacer(appId: string): Promise<Pacer> {
  let pace = (await readPace(appId, Pace)) ?? { meters: {}, blockedUntil: null, strikes: 0 };
  return {
    wait: () => waitBefore(pace, Date.now()),
    see: (seen) => {
      pace = absorb(pace, seen.meters, Date.now());
    },
    keep: async (turn) => {
      if (turn.next === "limit" && turn.failure) pace = afterLimit(pace, turn.failure, Date.now(), Math.random);
      else if (turn.next === "go") pace = afterSuccess(pace);
      await writePace(appId, pace);
    },
  };
}
