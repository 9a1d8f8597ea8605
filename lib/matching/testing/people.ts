import type { MemberFacts, PersonToMatch } from "../types.ts";

/** People and members that are right as they are; a test names only what it is about. */

export function personOf(over: Partial<PersonToMatch> = {}): PersonToMatch {
  return {
    id: "p1",
    name: "Ana Costa",
    firstName: null,
    lastName: null,
    email: null,
    aliases: [],
    username: null,
    title: null,
    status: "active",
    endsAt: null,
    guest: null,
    mailbox: false,
    ...over,
  };
}

export function memberOf(over: Partial<MemberFacts> = {}): MemberFacts {
  return { hubId: "hub", id: "m1", name: "Ana Costa", email: null, pendingEmail: null, title: null, ...over };
}
