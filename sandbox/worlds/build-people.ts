import { makeInvitation, makeMember, makePerson, makeSystemUser, randomTitle } from "./make.ts";
import { specialPeople } from "./names.ts";
import { makeName } from "./names-of.ts";
import type { Business, Person } from "./types.ts";
import { type WorldData, worldEpoch } from "./world.ts";

/** The value set is not documented, so the worlds hold a mix, with one value nobody has heard of. */
const twoFactor = ["ENABLED", "ENABLED", "ENABLED", "DISABLED", "DISABLED", "NOT_REQUIRED", "REQUIRED_NOT_ENROLLED"];

const day = 86_400_000;

/** A new human being of this company, or of the freelancers around it. */
export function randomPerson(data: WorldData, domain: string): Person {
  const { random } = data;
  const { firstName, lastName, slug } = makeName(random);
  const number = random.chance(0.6) ? String(random.int(2, 9999)) : "";
  const at = random.chance(0.85) ? domain : random.pick(["mail.example", "freelance.example", `mail.${domain}`]);
  return makePerson(data, firstName, lastName, `${slug}${number}@${at}`);
}

/** The members: the special people first, then a random crowd; `shared` people belong to several portfolios. */
export function buildMembers(data: WorldData, business: Business, count: number, shared: readonly Person[] = []): void {
  const { random } = data;
  const specials = specialPeople.map(({ first, last, slug }) =>
    makePerson(data, first, last, `${slug}@${business.domain}`),
  );
  const crowd = [...specials, ...shared].slice(0, count);
  while (crowd.length < count) crowd.push(randomPerson(data, business.domain));
  crowd.forEach((person, index) => {
    const admin = index === 2 || index === 6 || (index > 12 && random.chance(0.03));
    const other = random.chance(0.12) ? random.pick(["DEVELOPER", "FINANCE_EDITOR", "FINANCE_ANALYST"]) : "EMPLOYEE";
    const member = makeMember(data, business, { person, role: admin ? "ADMIN" : other });
    if (random.chance(0.9)) member.twoFacStatus = random.pick(twoFactor);
    if (random.chance(0.4)) member.title = randomTitle(data);
    if (admin && random.chance(0.4)) member.financePermission = "EDITOR";
    if (member.financePermission) member.tasks.push(`FINANCE_${member.financePermission}`);
    member.tasks = [...new Set(member.tasks)];
    if (index === 5 || random.chance(0.02)) member.pendingEmail = `new.${member.email}`;
    if (index === 8 || (index > 11 && random.chance(0.02))) delete member.email;
    if (random.chance(0.3)) member.roleRequestId = acceptedRequest(data, business, person);
  });
}

export function buildInvitations(data: WorldData, business: Business, count: number): void {
  const { random } = data;
  for (let i = 0; i < count; i += 1) {
    const person = randomPerson(data, business.domain);
    const createdTime = worldEpoch - random.int(1, 120) * day;
    const role = random.pick(["EMPLOYEE", "EMPLOYEE", "ADMIN", "DEVELOPER"]);
    const invitation = makeInvitation(data, business, { email: person.email, createdTime, role });
    if (invitation.expirationTime < worldEpoch) invitation.status = "EXPIRED";
    if (random.chance(0.1)) invitation.invitedUserType = ["MWA"];
    if (random.chance(0.15)) invitation.financeRole = random.pick(["EDITOR", "ANALYST"]);
  }
}

const robotNames = [
  "Hubwarden",
  "Reporting bot",
  "Feed importer",
  "Capi gateway",
  "Agency sync",
  "BI export",
  "Backup",
];

/** One admin system user and `regular` others, as the limits of the contract allow. */
export function buildSystemUsers(data: WorldData, business: Business, regular: number): void {
  for (let i = 0; i <= regular; i += 1) {
    makeSystemUser(data, business, robotNames[i % robotNames.length] ?? "Robot", i === 0 ? "ADMIN" : "EMPLOYEE");
  }
}

/** The invitation behind an old membership: readable as a node, no longer listed as pending. */
function acceptedRequest(data: WorldData, business: Business, person: Person): string {
  const createdTime = worldEpoch - data.random.int(30, 1500) * day;
  const { id } = makeInvitation(data, business, { email: person.email, createdTime, status: "ACCEPTED" });
  business.invitations.delete(id);
  return id;
}
