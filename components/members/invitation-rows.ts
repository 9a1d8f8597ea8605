import { isAlive } from "../../lib/plans/ground.ts";
import type { Invitation } from "../../lib/store/records.ts";
import { emailKey, type Pending } from "../plans/pending.ts";

/** An invitation of Meta's, or one that is on its way there and has no ID yet. */
export interface InvitationEntry extends Invitation {
  coming: boolean;
  alive: boolean;
}

export const entryKey = (row: InvitationEntry) => `${row.hubId} ${row.id}`;

/** The invitations there are, and before them those that are on their way. */
export function entriesOf(invitations: readonly Invitation[], pending: Pending, now: number): InvitationEntry[] {
  const entries = invitations.map((row) => ({ ...row, coming: false, alive: isAlive(row, now) }));
  const there = new Set(entries.filter(({ alive }) => alive).map(({ hubId, email }) => emailKey(hubId, email)));
  const coming: InvitationEntry[] = [];
  for (const [key, changes] of pending) {
    if (there.has(key)) continue;
    for (const { hubId, deed } of changes) {
      if (deed.kind !== "invite") continue;
      const { email, role } = deed;
      const row = { hubId, id: `coming ${email}`, email, role, status: null, invitedAt: null, expiresAt: null };
      coming.push({ ...row, coming: true, alive: true });
    }
  }
  return [...coming, ...entries];
}
