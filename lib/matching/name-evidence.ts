import type { Evidence } from "./evidence.ts";
import { hasMixedScripts, isTelling, type NameForm, nameForms, nameKey, plainWord } from "./names.ts";
import { type Entry, found, type PeopleIndex, soundKey } from "./people-index.ts";
import type { MemberFacts, ReasonKind } from "./types.ts";

/** A surname that more people have says nothing together with an initial. */
const RARE = 60;
/** More people than these share two words only by chance. */
const MOST_PARTS = 50;
const ASCII = /^[a-z0-9]*$/;

/** What the member's name says: the same words in any order, without diacritics, in another script, or two of them. */
export function nameEvidence(member: MemberFacts, index: PeopleIndex, evidence: Evidence): void {
  const forms = nameForms(member.name, index.toLatin);
  if (hasMixedScripts(member.name)) {
    for (const entry of evidence.entries) evidence.add(entry, "mixedScripts", [member.name]);
    return;
  }
  for (const form of forms) whole(member, form, index, evidence);
  for (const form of forms) sounds(member, form, index, evidence);
  for (const form of forms.slice(0, 1)) {
    twoWords(form, index, evidence);
    initials(member, form, index, evidence);
  }
}

function whole(member: MemberFacts, form: NameForm, index: PeopleIndex, evidence: Evidence): void {
  const key = nameKey(form.loose);
  const entries = found(index.byName, key);
  const named = entries.map((entry) => ({ entry, kind: kindOf(form, entry, key) }));
  const sharers = named.filter(({ kind }) => kind !== "nameSpellsAddress").length;
  for (const { entry, kind } of named) {
    const params = kind === "name" ? [member.name] : [member.name, entry.person.name];
    if (kind === "nameSpellsAddress") params[1] = entry.person.email ?? "";
    evidence.add(entry, kind, params, 1 / Math.sqrt(kind === "nameSpellsAddress" ? entries.length : sharers));
    if (sharers > 1 && kind !== "nameSpellsAddress") evidence.add(entry, "sameName", [String(sharers)]);
  }
}

/** In what way the name is the same. */
function kindOf(form: NameForm, entry: Entry, key: string): ReasonKind {
  const exact = nameKey(form.exact);
  const plain = nameKey(form.exact.map(plainWord));
  const theirs = entry.forms.filter(({ loose }) => nameKey(loose) === key);
  if (theirs.length === 0) return "nameSpellsAddress";
  if (theirs.some((other) => nameKey(other.exact) === exact)) return "name";
  const folded = theirs.some((other) => nameKey(other.exact.map(plainWord)) === plain);
  return folded || theirs.some((other) => isLatin(other) && isLatin(form)) ? "nameFolded" : "nameTransliterated";
}

/** Names that sound alike in two scripts. Within one script people who sound alike are others. */
function sounds(member: MemberFacts, form: NameForm, index: PeopleIndex, evidence: Evidence): void {
  const key = soundKey(form.loose);
  if (!key) return;
  const latin = isLatin(form);
  const entries = found(index.bySound, key).filter(
    (entry) => !evidence.has(entry, "name") && (!latin || entry.forms.some((other) => !isLatin(other))),
  );
  if (entries.length > MOST_PARTS) return;
  for (const entry of entries) {
    evidence.add(entry, "nameSounds", [member.name, entry.person.name], 1 / Math.sqrt(entries.length));
  }
}

/** People who share two telling words of a longer name, on either side. */
function twoWords({ loose }: NameForm, index: PeopleIndex, evidence: Evidence): void {
  const words = [...new Set(loose.filter(isTelling))];
  if (words.length < 2) return;
  const lists = words
    .map((word) => ({ word, entries: found(index.byWord, word) }))
    .sort((a, b) => a.entries.length - b.entries.length);
  const shared = new Map<Entry, string[]>();
  // Whoever shares two words has one that is not the most frequent.
  for (const { word, entries } of lists.slice(0, -1)) {
    const others = words.filter((other) => other !== word);
    for (const entry of entries) {
      if (shared.has(entry)) continue;
      const common = entry.forms.map((form) => others.filter((other) => form.loose.includes(other)));
      const most = common.sort((a, b) => b.length - a.length)[0];
      if (most && most.length > 0) shared.set(entry, [word, ...most]);
    }
  }
  const fresh = [...shared].filter(([entry]) => !evidence.has(entry, "name"));
  if (fresh.length > MOST_PARTS) return;
  for (const [entry, common] of fresh) {
    // All words of the shorter name are in the longer one: a middle name more, or two of them.
    const within = entry.forms.some(
      (form) => common.length === Math.min(words.length, form.loose.filter(isTelling).length),
    );
    evidence.add(entry, "namePart", [common.join(" ")], (within ? 1 : 0.75) / Math.sqrt(fresh.length));
  }
}

/** "A. Müller": the surname, if few have it, and the first letter. */
function initials(member: MemberFacts, { loose }: NameForm, index: PeopleIndex, evidence: Evidence): void {
  const letters = loose.filter((word) => word.length === 1);
  const words = loose.filter((word) => word.length > 1);
  const [letter] = letters;
  const [word] = words;
  if (letters.length !== 1 || words.length !== 1 || !letter || !word) return;
  const entries = found(index.byWord, word).filter(
    (entry) =>
      !evidence.has(entry, "name") &&
      entry.forms.some((form) => form.loose.some((other) => other !== word && other.startsWith(letter))),
  );
  if (entries.length > RARE) return;
  for (const entry of entries) {
    evidence.add(entry, "nameInitials", [member.name, entry.person.name], 1 / Math.sqrt(entries.length));
  }
}

/** Whether the words were Latin before they were made so: then nothing was transliterated. */
function isLatin({ exact }: NameForm): boolean {
  return exact.every((word) => ASCII.test(plainWord(word)));
}
