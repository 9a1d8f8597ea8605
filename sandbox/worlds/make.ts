import { companyWords, placeWords, titles } from "./names.ts";
import { fullName } from "./names-of.ts";
import type { Asset, AssetKind, Business, Invitation, Member, Person, Role, SystemUser } from "./types.ts";
import { type WorldData, worldEpoch } from "./world.ts";

const day = 86_400_000;

/** Everything that can be set on a member; the rest gets sensible values. */
export type MemberInit = Partial<Omit<Member, "type" | "id" | "businessId" | "personId">> & { person?: Person };

export function makePerson(data: WorldData, firstName: string, lastName: string, email: string): Person {
  const person = { id: data.ids.person(), firstName, lastName, email };
  data.people.set(person.id, person);
  return person;
}

export function makeMember(data: WorldData, business: Business, init: MemberInit = {}): Member {
  const { person: given, ...values } = init;
  const firstName = values.firstName ?? given?.firstName ?? "Robin";
  const lastName = values.lastName ?? given?.lastName ?? "Tester";
  const email = values.email ?? given?.email ?? `robin.tester@${business.domain}`;
  const person = given ?? makePerson(data, firstName, lastName, email);
  const role: Role = values.role ?? "EMPLOYEE";
  const member: Member = {
    type: "member",
    id: data.ids.member(),
    businessId: business.id,
    personId: person.id,
    name: fullName(firstName, lastName),
    firstName,
    lastName,
    email,
    role,
    tasks: [role],
    markedForRemoval: false,
    ...values,
  };
  const finance = { FINANCE_EDITOR: "EDITOR", FINANCE_ANALYST: "ANALYST" }[role as string];
  if (finance && !member.financePermission) member.financePermission = finance;
  business.members.set(member.id, member);
  data.register(member);
  return member;
}

export type InvitationInit = Partial<Omit<Invitation, "type" | "id" | "businessId">> & { email: string };

export function makeInvitation(data: WorldData, business: Business, init: InvitationInit): Invitation {
  const createdTime = init.createdTime ?? data.now();
  const role = init.role ?? "EMPLOYEE";
  const invitation: Invitation = {
    type: "invitation",
    id: data.ids.roleRequest(),
    businessId: business.id,
    role,
    tasks: [role],
    status: "PENDING",
    inviteLink: `https://fb.me/${data.random.int(36 ** 9, 36 ** 10 - 1).toString(36)}`,
    invitedUserType: ["FB"],
    createdBy: business.members.keys().next().value ?? business.id,
    createdTime,
    updatedTime: createdTime,
    expirationTime: createdTime + 90 * day,
    ...init,
  };
  business.invitations.set(invitation.id, invitation);
  data.register(invitation);
  return invitation;
}

export function makeSystemUser(
  data: WorldData,
  business: Business,
  name: string,
  role: "ADMIN" | "EMPLOYEE",
): SystemUser {
  const systemUser: SystemUser = {
    type: "system_user",
    id: data.ids.systemUser(),
    settingsId: data.ids.settingsUser(),
    businessId: business.id,
    name,
    role,
    createdTime: worldEpoch - data.random.int(20, 600) * day,
    installedApps: new Set([business.appId]),
  };
  const creator = business.members.keys().next().value;
  if (creator) systemUser.createdBy = creator;
  business.systemUsers.set(systemUser.id, systemUser);
  data.register(systemUser);
  return systemUser;
}

const nouns: Record<AssetKind, string> = {
  page: "",
  ad_account: "Ads",
  product_catalog: "Catalog",
  pixel: "Pixel",
  instagram: "",
  whatsapp: "WhatsApp",
  asset_group: "Group",
  app: "App",
};

function detailsOf(data: WorldData, kind: AssetKind, name: string, id: string): Asset["details"] {
  const { random } = data;
  const handle =
    name
      .normalize("NFD")
      .replace(/[^A-Za-z0-9]+/g, "")
      .toLowerCase() || `page${id.slice(-6)}`;
  switch (kind) {
    case "page":
      return {
        category: random.pick(["Brand", "Travel agency", "Restaurant", "Clothing store", "Media"]),
        link: `https://www.facebook.com/${id}`,
        username: `${handle}${random.int(1, 99)}`,
        is_published: random.chance(0.92),
        verification_status: random.pick(["not_verified", "blue_verified"]),
        fan_count: random.int(0, 250_000),
        has_transitioned_to_new_page_experience: random.chance(0.8),
      };
    case "ad_account":
      return {
        account_id: id.replace("act_", ""),
        account_status: random.pick([1, 1, 1, 1, 2, 3, 9, 101]),
        currency: random.pick(["EUR", "USD", "GBP", "PLN", "JPY", "TRY"]),
        timezone_name: random.pick(["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Europe/Istanbul"]),
        amount_spent: String(random.int(0, 90_000_000)),
        disable_reason: 0,
      };
    case "product_catalog":
      return { vertical: random.pick(["commerce", "hotels", "vehicles"]), product_count: random.int(0, 40_000) };
    case "pixel":
      return {
        is_unavailable: false,
        is_crm: random.chance(0.1),
        creation_time: isoDay(worldEpoch - random.int(30, 2000) * day),
      };
    case "instagram":
      return { ig_user_id: `1784${data.ids.other().slice(0, 13)}`, ig_username: `${handle}.${random.int(1, 999)}` };
    case "whatsapp":
      return { currency: "EUR", timezone_id: "1", account_review_status: "APPROVED", country: "DE" };
    case "app":
      return { link: `https://www.facebook.com/games/?app_id=${id}`, category: "Business and Pages" };
    case "asset_group":
      return {};
  }
}

const isoDay = (ms: number) => new Date(ms).toISOString().replace(".000Z", "+0000");

export interface AssetInit {
  id?: string;
  name?: string;
  details?: Asset["details"];
}

export function makeAsset(data: WorldData, owner: Business, kind: AssetKind, init: AssetInit = {}): Asset {
  const { random } = data;
  const id =
    init.id ?? (kind === "page" ? data.ids.page() : kind === "ad_account" ? data.ids.adAccount() : data.ids.other());
  const words = `${random.pick(companyWords.first)} ${random.pick(companyWords.second)} ${random.pick(placeWords)}`;
  const name = init.name ?? `${words} ${nouns[kind]}`.trim();
  return data.putAsset({
    type: "asset",
    kind,
    id,
    name,
    ownerId: owner.id,
    sharedWith: new Map(),
    details: { ...detailsOf(data, kind, name, id), ...init.details },
    contains: new Set(),
  });
}

export const randomTitle = (data: WorldData) => data.random.pick(titles);
