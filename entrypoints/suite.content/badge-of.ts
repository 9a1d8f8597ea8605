import type { PersonSeen } from "../../lib/guide/people.ts";
import type { Badge } from "../../lib/messages/suite-answers.ts";

/** Which member a person of the page is; `null` where that is not certain. */
export function badgeOf(person: Omit<PersonSeen, "element">, known: readonly Badge[]): Badge | null {
  const only = (test: (badge: Badge) => boolean) => {
    const found = known.filter(test);
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  const fold = (text: string | null) => text?.trim().toLowerCase() ?? null;
  if (person.memberId !== null) {
    const byId = only(({ memberId }) => memberId === person.memberId);
    if (byId) return byId;
  }
  if (person.email !== null) return only(({ email }) => fold(email) === fold(person.email));
  return only(({ name }) => fold(name) === fold(person.name));
}
