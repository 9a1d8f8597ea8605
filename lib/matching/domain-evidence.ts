import type { Evidence } from "./evidence.ts";
import { addressKey, isPublicHost, splitAddress } from "./normalise.ts";
import type { Entry } from "./people-index.ts";
import type { MemberFacts } from "./types.ts";

/** A domain is a hub's own if so many of its members have an address there. */
const HUB_SHARE = 0.2;

/**
 * The domain that the addresses of both are at, or one of them below, or which is the hub's own. It tells namesakes of two companies
 * apart, and says nothing of hosts that anybody can have an address at.
 */
export function domainEvidence(
  member: MemberFacts,
  entry: Entry,
  hubDomains: ReadonlySet<string> | undefined,
  evidence: Evidence,
): void {
  const theirs = [entry.person.email, ...entry.person.aliases].flatMap((address) => domainOf(address) ?? []);
  for (const own of [member.email, member.pendingEmail].flatMap((address) => domainOf(address) ?? [])) {
    if (!isPublicHost(own) && theirs.some((other) => related(own, other))) {
      evidence.add(entry, "sameDomain", [own]);
      return;
    }
  }
  for (const own of hubDomains ?? []) {
    if (theirs.some((other) => related(own, other))) evidence.add(entry, "hubDomain", [own]);
  }
}

/** The domains where many of a hub's members have their address. */
export function hubDomainsOf(members: readonly Pick<MemberFacts, "email">[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { email } of members) {
    const domain = domainOf(email);
    if (domain && !isPublicHost(domain)) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([domain, count]) => (count >= members.length * HUB_SHARE ? domain : [])));
}

function related(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function domainOf(address: string | null): string | null {
  return address === null ? null : (splitAddress(addressKey(address))?.domain ?? null);
}
