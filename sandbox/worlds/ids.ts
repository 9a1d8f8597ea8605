import type { Random } from "../random.ts";

/**
 * Ids in the shapes Meta uses. Member ids have 17 digits on purpose: they do not survive being read as a JavaScript
 * number, so a client that parses them shows it at once.
 */
export interface IdMaker {
  business(): string;
  member(): string;
  person(): string;
  roleRequest(): string;
  systemUser(): string;
  settingsUser(): string;
  page(): string;
  adAccount(): string;
  other(): string;
}

export function createIds(random: Random): IdMaker {
  const used = new Set<string>();
  const make = (prefix: string, digits: number) => {
    for (;;) {
      const id = prefix + random.digits(digits);
      if (!used.has(id)) {
        used.add(id);
        return id;
      }
    }
  };
  return {
    business: () => make(String(random.int(1, 9)), random.chance(0.5) ? 14 : 15),
    member: () => make("12210", 12),
    person: () => make("1000", 11),
    roleRequest: () => make("8", 15),
    systemUser: () => make("12211", 12),
    settingsUser: () => make("615", 11),
    page: () => make("1", 14),
    adAccount: () => `act_${make(String(random.int(1, 9)), 14)}`,
    other: () => make(String(random.int(1, 9)), 15),
  };
}
