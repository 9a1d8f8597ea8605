import { createRandom, type Random } from "../random.ts";
import { type DirectoryCase, directoryCases, type Subject } from "./directory-cases.ts";
import { type DirectoryRow, type DirectoryStyle, directoryCsv } from "./directory-rows.ts";
import { nameLists, specialPeople, titles } from "./names.ts";
import type { World } from "./truth.ts";
import type { Member } from "./types.ts";

/** A company's directory for a world, and the right answer for every member. */
export interface Directory {
  csv: string;
  fileName: string;
  rows: DirectoryRow[];
  companyDomains: string[];
  aliasDomains: { alias: string; of: string }[];
  /** For each member of each portfolio: the ID of its row (`null`: not in the directory), and what makes it hard. */
  truth: Map<string, { personId: string | null; kind: string; auto: boolean }>;
}

/** A directory while it is made. */
type Draft = Directory & { nextId: number; style: DirectoryStyle };

/** Share of the people at Meta who are not in the directory. */
const absent = 0.1;

/**
 * Makes the directory of the company behind a world. It has most of the members, each in one of the cases; people who only
 * resemble a member who is absent; task mailboxes; and as many others as a company has besides.
 */
export function buildDirectory(world: World, style: DirectoryStyle, others = 1500): Directory {
  const random = createRandom(`directory:${world.data.seed}:${style}`);
  const directory: Draft = {
    nextId: 100_000,
    style,
    csv: "",
    fileName: `people-${style}.csv`,
    rows: [],
    companyDomains: [],
    aliasDomains: [],
    truth: new Map(),
  };
  const members = world.portfolios.flatMap((portfolio) => portfolio.members);
  const domains = new Set(world.portfolios.map(({ business }) => business.domain));
  for (const domain of domains) {
    directory.companyDomains.push(domain, `alt-${domain}`);
    directory.aliasDomains.push({ alias: domain, of: `alt-${domain}` });
  }
  const byPerson = new Map<string, Member[]>();
  // The people who stand in every portfolio are the same everywhere, with an address at each brand. A mailbox is one person's, also
  // where the world gave it to two by chance.
  const owners = new Map<string, string>();
  for (const member of members) {
    const special = isTrap(member) ? undefined : specialSlug(member);
    if (special && member.email) owners.set(member.email, special);
  }
  for (const member of members) {
    const address = world.data.people.get(member.personId)?.email ?? member.personId;
    const person = specialSlug(member) ?? owners.get(address) ?? address;
    const key = isTrap(member) ? member.id : person;
    byPerson.set(key, [...(byPerson.get(key) ?? []), member]);
  }
  for (const own of byPerson.values()) addPerson(world, directory, own, random);
  addMailboxes(directory, [...domains], random);
  for (let i = 0; i < others; i += 1) directory.rows.push(somebody(directory, random, random.pick([...domains])));
  // An export is in no order that helps.
  directory.rows = random.sample(directory.rows, directory.rows.length);
  directory.csv = directoryCsv(directory.rows, style);
  return directory;
}

/** Members that are no person, and members who look like somebody: to be added to a world before it is served. */
export function addTraps(world: World): void {
  for (const { business } of world.portfolios) {
    const { id, domain } = business;
    world.addMember(id, { firstName: "Social", lastName: "Team", email: `social@${domain}` });
    world.addMember(id, { firstName: "Marketing", lastName: "Office", email: `marketing@${domain}` });
    // Looks like the address of Pavel Novak, who stands in every portfolio.
    world.addMember(id, {
      firstName: "Pavel",
      lastName: "Novak",
      email: `pavel.novak@${domain.replace("i", "ı").replace("e", "е")}`,
    });
    world.addMember(id, { firstName: "İbrahim", lastName: "Işık", email: `ıbrahim.isik@${domain}` });
  }
}

function addPerson(world: World, directory: Draft, members: Member[], random: Random): void {
  const member = members[0];
  const person = member && world.data.people.get(member.personId);
  if (!member || !person) return;
  const { domain } = world.data.business(member.businessId);
  const nobody = isTrap(member);
  const subject: Subject = {
    person,
    member,
    slug: slugOf(member),
    latin: [latin(member.firstName), latin(member.lastName)],
    domain,
    otherDomain: `alt-${domain}`,
  };
  if (nobody || random.chance(absent)) {
    const twin = !nobody && random.chance(0.3);
    // Somebody else of the same name.
    if (twin) {
      const row = plainRow(directory, member, random);
      directory.rows.push({ ...row, email: `${subject.slug}.${random.int(1000, 9999)}@people.${domain}` });
    }
    const kind = nobody ? "nobody" : twin ? "absent, somebody else has the name" : "absent";
    for (const { id } of members) directory.truth.set(id, { personId: null, kind, auto: false });
    return;
  }
  const chosen = pickCase(subject, directory.style, random);
  const row = plainRow(directory, member, random);
  chosen.write(row, subject, random);
  // At some brands the address is known, at others only the person.
  if (chosen.auto) {
    for (const { email } of members.slice(1)) if (email && random.chance(0.7)) row.aliases.push(email);
    row.aliases = [...new Set(row.aliases)]
      .filter((alias) => alias.toLowerCase() !== row.email.toLowerCase())
      .slice(0, 2);
  }
  directory.rows.push(row);
  for (const { id, email } of members) {
    directory.truth.set(id, { personId: row.id, kind: chosen.name, auto: knows(row, email, domain) });
  }
}

/** Whether the row has this address, as it stands or at the domain that it stands for. */
function knows(row: DirectoryRow, email: string | undefined, domain: string): boolean {
  if (!email) return false;
  const addresses = [row.email, ...row.aliases].map((address) => address.toLowerCase());
  const own = email.toLowerCase();
  return addresses.includes(own) || addresses.includes(own.replace(`@${domain}`, `@alt-${domain}`));
}

function pickCase(subject: Subject, style: DirectoryStyle, random: Random): DirectoryCase {
  const fitting = directoryCases.filter(({ fits }) => fits(subject, style));
  let left = random.next() * fitting.reduce((sum, { weight }) => sum + weight, 0);
  for (const each of fitting) {
    left -= each.weight;
    if (left <= 0) return each;
  }
  return fitting[0] as DirectoryCase;
}

/** Task mailboxes, which stand in exports like people; and people who get a task's mail. */
function addMailboxes(directory: Draft, domains: readonly string[], random: Random): void {
  for (const domain of domains) {
    const box = somebody(directory, random, domain);
    directory.rows.push(
      {
        ...box,
        firstName: "Social",
        lastName: "Team",
        email: `social@${domain}`,
        username: "social",
        sharedMailbox: true,
      },
      { ...somebody(directory, random, domain), aliases: [`marketing@${domain}`] },
    );
  }
}

const syllables = [
  "ba",
  "kel",
  "mor",
  "ti",
  "ran",
  "so",
  "lin",
  "ga",
  "per",
  "du",
  "vek",
  "hol",
  "san",
  "ri",
  "bre",
  "nov",
];

/** Somebody of the company who is nowhere at Meta. Names are as varied as in life: few are shared. */
function somebody(directory: Draft, random: Random, domain: string): DirectoryRow {
  const given = random.pick(random.pick(nameLists.slice(0, 3)).given).split("|");
  const family = Array.from({ length: random.int(2, 3) }, () => random.pick(syllables)).join("");
  const id = nextId(directory);
  return {
    ...empty(id, random),
    firstName: given[0] ?? "",
    lastName: family.charAt(0).toUpperCase() + family.slice(1),
    email: `${given[1]}.${family}${id}@${domain}`,
    username: `${given[1]}.${family}${id}`,
  };
}

function plainRow(directory: Draft, { firstName, lastName, title }: Member, random: Random): DirectoryRow {
  const id = nextId(directory);
  return { ...empty(id, random), firstName, lastName, username: `u${id}`, title: title ?? random.pick(titles) };
}

function empty(id: string, random: Random): DirectoryRow {
  return {
    id,
    firstName: "",
    lastName: "",
    email: "",
    aliases: [],
    username: "",
    active: true,
    guest: false,
    sharedMailbox: false,
    department: random.pick(["Marketing", "Sales", "Finance", "IT", "People"]),
    title: random.pick(titles),
    manager: "",
  };
}

function nextId(directory: Draft): string {
  directory.nextId += 7;
  return String(directory.nextId);
}

function isTrap({ email, lastName }: Member): boolean {
  // The look-alikes of addTraps, and the name of two alphabets that stands in every portfolio.
  return /^(social|marketing)@|[ıе]/.test(email ?? "") || lastName === "Nov\u0430k";
}

const ascii = new Map(
  nameLists.flatMap(({ given, family }) => [...given, ...family].map((entry) => entry.split("|") as [string, string])),
);

/** The name as addresses have it. */
function slugOf(member: Member): string {
  return specialSlug(member) ?? `${latin(member.firstName)}.${latin(member.lastName)}`;
}

function latin(name: string): string {
  return (
    ascii.get(name.normalize("NFC")) ??
    (name
      .normalize("NFD")
      .replace(/[^A-Za-z]+/g, "")
      .toLowerCase() ||
      "x")
  );
}

function specialSlug({ firstName, lastName, email }: Member): string | undefined {
  const alike = specialPeople.filter(({ first, last }) => first === firstName && last === lastName);
  const special = alike.find(({ slug }) => email?.startsWith(`${slug}@`)) ?? alike[0];
  return special?.slug.replace("+", "-");
}
