import { appendAudit, auditLine } from "../audit/log.ts";
import type { Ask } from "../messages/protocol.ts";
import { ownProblem, ProblemError } from "../problem.ts";
import { changePerson } from "../store/people.ts";
import { GUESTS, type Person } from "../store/people-records.ts";
import type { AuditLine } from "../store/records.ts";
import type { Writer } from "../store/transaction.ts";
import { withSaid } from "./import-diff.ts";

type Guest = Ask<"people.addGuest">;

/** Writes down a person who is known but not in the corporate directory. */
export async function addGuest(guest: Guest): Promise<{ personId: string }> {
  const id = crypto.randomUUID();
  const now = Date.now();
  await changePerson(id, (_, writer) => {
    const person: Person = { ...blank(id, now), ...facts(guest) };
    log(writer, "guestAdded", null, person);
    return person;
  });
  return { personId: id };
}

/**
 * Changes a guest; one that was removed is back with it. Of a guest of a file only the sponsor and the end date are the admin's to say:
 * the rest is the file's, and stays as it is.
 */
export async function editGuest({ personId, ...guest }: Ask<"people.editGuest">): Promise<void> {
  await changePerson(personId, (stored, writer) => {
    if (!stored?.guest) throw new ProblemError(ownProblem("personGone"));
    const changedAt = Date.now();
    const person: Person =
      stored.sourceId === GUESTS
        ? { ...stored, ...facts(guest), status: "active", changedAt }
        : { ...saying(stored, guest), changedAt };
    log(writer, "guestChanged", stored, person);
    return person;
  });
}

/** What is as the file has it is not said: there a newer file is followed. */
function saying(stored: Person, { sponsorId, endsAt }: Pick<Guest, "sponsorId" | "endsAt">): Person {
  const said = { ...stored.said };
  if (sponsorId !== stored.guest?.sponsorId) said.sponsorId = sponsorId;
  if (endsAt !== stored.endsAt) said.endsAt = endsAt;
  return { ...withSaid(stored, said), said };
}

/** Guests that are removed stay as `gone`: a decision may name them, and `editGuest` brings them back. */
export async function removeGuest({ personId }: Ask<"people.removeGuest">): Promise<void> {
  await changePerson(personId, (stored, writer) => {
    const before = byHand(stored);
    log(writer, "guestRemoved", before, null);
    return { ...before, status: "gone", changedAt: Date.now() };
  });
}

/** Only guests by hand can be removed by hand: a file would bring the others back. */
function byHand(stored: Person | null): Person {
  if (stored?.sourceId !== GUESTS) throw new ProblemError(ownProblem("personGone"));
  return stored;
}

function facts({ name, email, sponsorId, company, endsAt }: Guest) {
  return { name, email, endsAt, guest: { sponsorId, company: company || null } };
}

function blank(id: string, now: number): Person {
  return {
    id,
    sourceId: GUESTS,
    externalId: null,
    name: "",
    firstName: null,
    lastName: null,
    email: null,
    aliases: [],
    username: null,
    status: "active",
    statusText: null,
    groups: [],
    manager: null,
    department: null,
    title: null,
    endsAt: null,
    guest: null,
    mailbox: false,
    said: {},
    addedAt: now,
    changedAt: now,
  };
}

function log(writer: Writer, deed: AuditLine["deed"], before: Person | null, after: Person | null): void {
  const words = (person: Person | null) =>
    person && JSON.stringify({ name: person.name, email: person.email, endsAt: person.endsAt, ...person.guest });
  void appendAudit(auditLine({ deed, who: "you", hub: null, before: words(before), after: words(after) }), writer);
}
