import type { Random } from "../random.ts";
import type { DirectoryRow, DirectoryStyle } from "./directory-rows.ts";
import type { Member, Person } from "./types.ts";

/** How a person's row in the directory relates to what Meta knows. `auto`: the address or an alias is the member's. */
export interface DirectoryCase {
  name: string;
  weight: number;
  auto: boolean;
  /** Whether it can be told of this person. */
  fits: (subject: Subject, style: DirectoryStyle) => boolean;
  /** Turns the plain row into this case's. */
  write: (row: DirectoryRow, subject: Subject, random: Random) => void;
}

export interface Subject {
  person: Person;
  member: Member;
  /** The ASCII form of the name, as addresses have it: `anna.mueller`. */
  slug: string;
  /** First and last name in Latin letters. */
  latin: [first: string, last: string];
  domain: string;
  /** A domain of the company that stands for the first. */
  otherDomain: string;
}

const always = () => true;
const hasEmail = ({ member }: Subject) => member.email !== undefined;
const own = (subject: Subject) => hasEmail(subject) && subject.member.email?.endsWith(`@${subject.domain}`) === true;
const foreign = ({ member }: Subject) => /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(member.name);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** An address of the company that nobody at Meta has. */
const fresh = ({ domain, slug }: Subject, random: Random) => `${slug}.${random.int(10_000, 99_999)}@staff.${domain}`;

export const directoryCases: readonly DirectoryCase[] = [
  { name: "same address", weight: 40, auto: true, fits: hasEmail, write: (row, { member }) => mail(row, member.email) },
  {
    name: "same address in capitals",
    weight: 6,
    auto: true,
    fits: hasEmail,
    write: (row, { member }) => mail(row, member.email?.toUpperCase()),
  },
  {
    name: "alias",
    weight: 6,
    auto: true,
    fits: hasEmail,
    write: (row, subject, random) => {
      row.email = fresh(subject, random);
      row.aliases = [subject.member.email ?? ""];
    },
  },
  {
    name: "renamed, the old address an alias",
    weight: 4,
    auto: true,
    fits: hasEmail,
    write: (row, subject, random) => {
      row.lastName = random.pick(["Harrison", "Lindqvist", "Okafor", "Castellanos", "Brandt"]);
      row.email = fresh(subject, random);
      row.aliases = [subject.member.email ?? ""];
    },
  },
  {
    name: "other domain of the company",
    weight: 4,
    auto: true,
    fits: own,
    write: (row, { member, domain, otherDomain }) => mail(row, member.email?.replace(`@${domain}`, `@${otherDomain}`)),
  },
  {
    name: "left the company",
    weight: 5,
    auto: true,
    fits: hasEmail,
    write: (row, { member }) => {
      mail(row, member.email);
      row.active = false;
    },
  },
  {
    name: "guest",
    weight: 4,
    auto: true,
    fits: hasEmail,
    write: (row, { member }) => {
      mail(row, member.email);
      row.guest = true;
    },
  },
  {
    name: "only the name",
    weight: 9,
    auto: false,
    fits: always,
    write: (row, subject, random) => mail(row, fresh(subject, random)),
  },
  {
    name: "name in Latin letters",
    weight: 6,
    auto: false,
    fits: foreign,
    write: (row, subject, random) => {
      const [first, last] = subject.latin;
      row.firstName = capital(first);
      row.lastName = capital(last);
      // The address tells nothing either.
      row.email = `${first.charAt(0)}${random.int(100_000, 999_999)}@staff.${subject.domain}`;
    },
  },
  {
    name: "without diacritics, a middle name more",
    weight: 4,
    auto: false,
    fits: (subject) => !foreign(subject),
    write: (row, subject, random) => {
      row.firstName = `${row.firstName.normalize("NFD").replace(/[\u0300-\u036f]/g, "")} ${random.pick(["Marie", "Jan", "Lee", "Sofia"])}`;
      row.email = `${random.int(100_000, 999_999)}@staff.${subject.domain}`;
    },
  },
  {
    name: "user name before the @",
    weight: 4,
    auto: false,
    // An export of Google has no user names.
    fits: (subject, style) => hasEmail(subject) && style !== "google",
    write: (row, subject, random) => {
      row.username = (subject.member.email ?? "").split("@")[0] ?? "";
      row.lastName = random.pick(["Harrison", "Lindqvist", "Okafor", "Castellanos", "Brandt"]);
      row.email = `${random.int(100_000, 999_999)}@staff.${subject.domain}`;
    },
  },
  {
    name: "pending address",
    weight: 1,
    auto: false,
    fits: ({ member }) => member.pendingEmail !== undefined,
    write: (row, { member }) => mail(row, member.pendingEmail),
  },
];

function mail(row: DirectoryRow, address: string | undefined): void {
  row.email = address ?? "";
}
