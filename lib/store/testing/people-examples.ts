import type { Decision, DirectorySource, Match, Person } from "../people-records.ts";

/** Rows that are right as they are; a test names only what it is about. */

export function examplePerson(over: Partial<Person> = {}): Person {
  return {
    id: "p1",
    sourceId: "csv",
    externalId: null,
    name: "Ana Costa",
    firstName: "Ana",
    lastName: "Costa",
    email: "ana@example.com",
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
    addedAt: 1,
    changedAt: 1,
    ...over,
  };
}

export function exampleSource(over: Partial<DirectorySource> = {}): DirectorySource {
  return {
    id: "csv",
    kind: "csv",
    label: "people.csv",
    shape: "s",
    columns: ["email", "name"],
    fileName: "people.csv",
    importedAt: 1,
    rows: 1,
    people: 1,
    last: { deedId: "d1", added: 1, changed: 0, gone: 0, unreadable: 0 },
    ...over,
  };
}

export function exampleMatch(over: Partial<Match> = {}): Match {
  return {
    kind: "match",
    personId: "p1",
    hubRole: "collaborator",
    rule: "email",
    inputs: [],
    score: 100,
    who: "automatic",
    at: 1,
    ...over,
  };
}

export function exampleDecision(over: Partial<Decision> = {}): Decision {
  return {
    hubId: "hub",
    memberId: "m1",
    businessId: "100",
    member: { name: "Ana", email: "ana@example.com" },
    state: exampleMatch(),
    notSame: [],
    later: null,
    history: [],
    ...over,
  };
}
