import type { Handlers } from "../messages/listen.ts";
import type { CommandName } from "../messages/protocol.ts";
import { claimOwnRow } from "../people/claim.ts";
import {
  acceptSuggestions,
  decideLater,
  endExemptions,
  exemptMembers,
  matchMember,
  sayNotSame,
  unmatchMembers,
} from "../people/deeds.ts";
import { addGuest, editGuest, removeGuest } from "../people/guests.ts";
import { applyImport, removeSource, undoImport } from "../people/import.ts";
import { undoDecision } from "../people/undo.ts";
import { dropStaged, stagePeople } from "../store/people.ts";

const done = {};

type PeopleCommand = Extract<CommandName, `decision.${string}` | `people.${string}`>;

/** What the commands about people and decisions do. New matches follow from the change of the store: see start.ts. */
export const peopleHandlers: Pick<Handlers, PeopleCommand> = {
  "decision.match": matchMember,
  "decision.acceptSuggestions": acceptSuggestions,
  "decision.unmatch": unmatchMembers,
  "decision.exempt": exemptMembers,
  "decision.endExemption": endExemptions,
  "decision.notSame": sayNotSame,
  "decision.later": decideLater,
  "decision.claim": claimOwnRow,
  "decision.undo": undoDecision,
  "people.stage": async ({ importId, n, people }) => {
    await stagePeople(importId, n, people);
    return done;
  },
  "people.import": applyImport,
  "people.dropImport": async ({ importId }) => {
    await dropStaged(importId);
    return done;
  },
  "people.undoImport": async (ask) => {
    await undoImport(ask);
    return done;
  },
  "people.removeSource": async (ask) => {
    await removeSource(ask);
    return done;
  },
  "people.addGuest": addGuest,
  "people.editGuest": async (ask) => {
    await editGuest(ask);
    return done;
  },
  "people.removeGuest": async (ask) => {
    await removeGuest(ask);
    return done;
  },
};
