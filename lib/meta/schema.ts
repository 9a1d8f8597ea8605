/**
 * The rows of the inventory as Graph sends them. Lenient on purpose: only what a row cannot be used without is
 * required, and an enum value that nobody has seen stays what it is.
 */
import * as z from "zod/mini";

const text = z.string();
/** A value that may be missing, `null`, or of another type than the docs say: then it counts as not told. */
const maybe = z.catch(z.nullish(text), null);
const words = z.catch(z.nullish(z.array(text)), null);
/** ISO 8601 with an offset without a colon (`2026-01-31T09:00:00+0000`), or Unix seconds. */
const moment = z.catch(z.nullish(z.union([text, z.number()])), null);

const id = text.check(z.minLength(1));
const named = z.object({ id, name: maybe });

export const MemberRow = z.object({
  id,
  name: maybe,
  email: maybe,
  pending_email: maybe,
  title: maybe,
  role: maybe,
  tasks: words,
  finance_permission: maybe,
  two_fac_status: maybe,
});

export const SystemUserRow = z.object({ id, name: maybe, role: maybe, created_time: moment });

export const InvitationRow = z.object({
  id,
  email: maybe,
  role: maybe,
  status: maybe,
  created_time: moment,
  expiration_time: moment,
});

/** Any asset: Instagram assets have a user name in place of a name. */
export const AssetRow = z.object({ id, name: maybe, ig_username: maybe, permitted_tasks: words });

export const PartnerRow = named;

/**
 * A row of a person's `assigned_…` edge (then `id` is the asset's) or of an asset's `assigned_users` edge (then it is the
 * holder's). Asset groups carry one task list for each kind of asset.
 */
export const AssignedRow = z.object({
  id,
  name: maybe,
  tasks: words,
  page_tasks: words,
  adaccount_tasks: words,
  pixel_tasks: words,
});

export type MemberRow = z.infer<typeof MemberRow>;
export type SystemUserRow = z.infer<typeof SystemUserRow>;
export type InvitationRow = z.infer<typeof InvitationRow>;
export type AssetRow = z.infer<typeof AssetRow>;
export type PartnerRow = z.infer<typeof PartnerRow>;
export type AssignedRow = z.infer<typeof AssignedRow>;

/** A list as Graph sends it. There are more rows exactly when `paging.next` is there; `next` itself is never used. */
export const List = z.object({
  data: z.array(z.unknown()),
  paging: z.nullish(z.object({ cursors: z.nullish(z.object({ after: z.nullish(text) })), next: z.nullish(text) })),
  summary: z.nullish(z.object({ total_count: z.nullish(z.number()) })),
});

/** Reads Meta's moments: milliseconds since 1970, or `null`. */
export function readMoment(value: string | number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return value > 0 ? value * 1000 : null;
  // Safari and older engines want a colon in the offset; Graph sends none.
  const parsed = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  return Number.isNaN(parsed) ? null : parsed;
}
