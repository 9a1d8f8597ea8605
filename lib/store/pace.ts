import type * as z from "zod/mini";
import { parseRow } from "./rows.ts";
import { PaceRow } from "./schema.ts";
import { read, write } from "./transaction.ts";

/** The kept pace of an app's calls, parsed by the schema of whoever keeps it; `null` if there is none that can be read. */
export async function readPace<Schema extends z.ZodMiniType>(
  id: string,
  schema: Schema,
): Promise<z.infer<Schema> | null> {
  const row = parseRow(PaceRow, await read(["pace"], (tx) => tx.objectStore("pace").get(id)));
  return row ? parseRow(schema, row.pace) : null;
}

/** Keeps the pace of an app's calls, so that a new worker is as careful as the one that died. */
export async function writePace(id: string, pace: unknown): Promise<void> {
  await write(["pace"], (writer) => writer.put("pace", { id, pace }));
}
