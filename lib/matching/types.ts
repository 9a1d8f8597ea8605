/**
 * What matching works on and what it says. Everything in this room is pure: the same people and members give the same answers, in
 * whatever order they come, and no sentence is made here.
 */
import type { Decision, Person, Reason } from "../store/people-records.ts";
import type { Member } from "../store/records.ts";

/** A domain that stands for another: `ana@acme.co.uk` is `ana@acme.com` if `{ alias: "acme.co.uk", of: "acme.com" }`. */
export interface AliasDomain {
  alias: string;
  of: string;
}

export interface Domains {
  companyDomains: readonly string[];
  aliasDomains: readonly AliasDomain[];
}

/**
 * The kinds of reasons, with their params in order. Screens say them as `reason.<kind>`; the cautions speak against a pair, or
 * tell to look twice.
 */
export const REASON_PARAMS = {
  /** Evidence, the strongest first. */
  email: ["address"],
  alias: ["address", "name of the person"],
  domain: ["the member's address", "the person's address"],
  cameBack: ["name of the earlier member", "its address or empty"],
  matchedElsewhere: ["label of the other hub", "address"],
  matchedElsewhereByName: ["label of the other hub", "name there"],
  pendingEmail: ["address that waits for confirmation"],
  plusTag: ["the member's address", "the person's address"],
  dots: ["the member's address", "the person's address"],
  username: ["username"],
  name: ["name"],
  nameFolded: ["the member's name", "the person's name"],
  nameTransliterated: ["the member's name", "the person's name"],
  nameInitials: ["the member's name", "the person's name"],
  namePart: ["words in common, separated by spaces"],
  nameSounds: ["the member's name", "the person's name"],
  addressSpellsName: ["local part of the member's address", "the person's name"],
  nameSpellsAddress: ["the member's name", "local part of the person's address"],
  sameDomain: ["domain"],
  hubDomain: ["domain of many members of the hub"],
  title: ["job title"],
  /** Cautions. */
  sameName: ["how many people have this name"],
  takenInHub: ["name of the member of this hub who is matched to the person"],
  left: [],
  roleAddress: ["address"],
  mailbox: [],
  mixedScripts: ["the member's name"],
} as const satisfies Record<string, readonly string[]>;
export type ReasonKind = keyof typeof REASON_PARAMS;
export const CAUTIONS: readonly ReasonKind[] = [
  "sameName",
  "takenInHub",
  "left",
  "roleAddress",
  "mailbox",
  "mixedScripts",
];

/** A person who may be the member. */
export interface Candidate {
  personId: string;
  /** 0 to 100. */
  score: number;
  /** What speaks for it, the strongest first, then the cautions. */
  reasons: Reason[];
}

export interface Suggestions {
  /** The best first. Equal scores are in the order of the people's IDs, so that no order of rows matters. */
  candidates: Candidate[];
  /** The first two are so near that a person has to look at both. */
  disputed: boolean;
}

export type MemberFacts = Pick<Member, "hubId" | "id" | "name" | "email" | "pendingEmail" | "title">;
export type DecisionFacts = Pick<Decision, "state" | "notSame" | "later">;
export type PersonToMatch = Pick<
  Person,
  | "id"
  | "name"
  | "firstName"
  | "lastName"
  | "email"
  | "aliases"
  | "username"
  | "title"
  | "status"
  | "endsAt"
  | "guest"
  | "mailbox"
>;
