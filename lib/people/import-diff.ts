import { addressKey } from "../matching/normalise.ts";
import type { Person, PersonFacts } from "../store/people-records.ts";

/** Less is never asked about; more is, if it is also more than the share. */
const FEW = 5;
const SHARE = 0.2;

export interface ImportDiff {
  added: Person[];
  /** After the import, and the same people as they were. */
  changed: Person[];
  before: Person[];
  /** In the source, not in the file. */
  gone: Person[];
  /** More would go than the safeguard lets pass. */
  asks: boolean;
  /** People of the source who were there, i.e. not gone already. */
  of: number;
}

/**
 * What a file changes in its source. A person is the same by the source's own ID; without one by the address, also where the old
 * one is now an alias; then by the user name. No name says that two rows are one person.
 */
export function importDiff(
  stored: readonly Person[],
  rows: readonly PersonFacts[],
  sourceId: string,
  now: number,
): ImportDiff {
  const left = new Map(stored.map((person) => [person.id, person]));
  const byExternal = keys(stored, ({ externalId }) => [externalId]);
  const byEmail = keys(stored, ({ email }) => [email && addressKey(email)]);
  const byUsername = keys(stored, ({ username }) => [username?.toLowerCase() ?? null]);
  const found = new Map<number, Person>();

  const claim = (key: (row: PersonFacts) => (string | null)[], index: Map<string, Person>) => {
    rows.forEach((row, at) => {
      if (found.has(at)) return;
      for (const value of key(row)) {
        const person = value ? index.get(value) : undefined;
        if (!person || !left.has(person.id) || clash(person, row)) continue;
        left.delete(person.id);
        found.set(at, person);
        return;
      }
    });
  };
  claim(({ externalId }) => [externalId], byExternal);
  claim(({ email }) => [email && addressKey(email)], byEmail);
  claim(({ aliases }) => aliases.map(addressKey), byEmail);
  claim(({ username }) => [username?.toLowerCase() ?? null], byUsername);

  const diff: ImportDiff = { added: [], changed: [], before: [], gone: [], asks: false, of: 0 };
  rows.forEach((row, at) => {
    const person = found.get(at);
    if (!person) {
      diff.added.push({ ...row, id: crypto.randomUUID(), sourceId, said: {}, addedAt: now, changedAt: now });
      return;
    }
    const facts = withSaid(row, person.said);
    if (sameFacts(person, facts)) return;
    diff.before.push(person);
    diff.changed.push({ ...person, ...facts, changedAt: now });
  });
  diff.gone = [...left.values()].filter(({ status }) => status !== "gone");
  diff.of = stored.filter(({ status }) => status !== "gone").length;
  diff.asks = diff.gone.length > FEW && diff.gone.length > diff.of * SHARE;
  return diff;
}

/** A guest as the file has them, with what the admin said in its place. */
export function withSaid<F extends PersonFacts>(facts: F, { sponsorId, endsAt }: Person["said"]): F {
  const { guest } = facts;
  if (!guest) return facts;
  return {
    ...facts,
    guest: sponsorId === undefined ? guest : { ...guest, sponsorId },
    endsAt: endsAt === undefined ? facts.endsAt : endsAt,
  };
}

/** Two IDs of the source that differ are two people, whatever else agrees: an address may be given to somebody new. */
function clash(person: Person, row: PersonFacts): boolean {
  return person.externalId !== null && row.externalId !== null && person.externalId !== row.externalId;
}

function keys(people: readonly Person[], of: (person: Person) => (string | null)[]): Map<string, Person> {
  const index = new Map<string, Person>();
  // Who is there comes before who is gone.
  for (const person of [...people].sort((a, b) => Number(a.status === "gone") - Number(b.status === "gone"))) {
    for (const key of of(person)) if (key && !index.has(key)) index.set(key, person);
  }
  return index;
}

function sameFacts(person: Person, row: PersonFacts): boolean {
  return (Object.keys(row) as (keyof PersonFacts)[]).every(
    (key) => person[key] === row[key] || JSON.stringify(person[key]) === JSON.stringify(row[key]),
  );
}
