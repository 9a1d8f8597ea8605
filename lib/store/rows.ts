import type * as z from "zod/mini";

/** The rows that can be read. One that cannot, because it is damaged or of another version, is left out; `databaseHealth` counts those. */
export function parseRows<Schema extends z.ZodMiniType>(schema: Schema, rows: readonly unknown[]): z.infer<Schema>[] {
  const readable: z.infer<Schema>[] = [];
  for (const row of rows) {
    const parsed = schema.safeParse(row);
    if (parsed.success) readable.push(parsed.data);
  }
  return readable;
}

/** One row, or `null` if there is none or it cannot be read. */
export function parseRow<Schema extends z.ZodMiniType>(schema: Schema, row: unknown): z.infer<Schema> | null {
  if (row === undefined) return null;
  const parsed = schema.safeParse(row);
  return parsed.success ? parsed.data : null;
}
