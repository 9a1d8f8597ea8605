import type { Entry } from "./people-index.ts";
import { REASON_PARAMS, type ReasonKind } from "./types.ts";

/**
 * How much one kind of evidence says by itself, 0 to 1. What says the same thing again is in one group, of which only the strongest
 * counts: a name that is equal and an address that spells it are not two witnesses.
 */
const WEIGHTS: Partial<
  Record<ReasonKind, { weight: number; group: "address" | "name" | "history" | "domain" | "title" }>
> = {
  email: { weight: 0.98, group: "address" },
  alias: { weight: 0.96, group: "address" },
  domain: { weight: 0.95, group: "address" },
  pendingEmail: { weight: 0.93, group: "address" },
  plusTag: { weight: 0.9, group: "address" },
  dots: { weight: 0.9, group: "address" },
  username: { weight: 0.7, group: "address" },
  addressSpellsName: { weight: 0.6, group: "address" },
  cameBack: { weight: 0.95, group: "history" },
  matchedElsewhere: { weight: 0.95, group: "history" },
  matchedElsewhereByName: { weight: 0.8, group: "name" },
  name: { weight: 0.75, group: "name" },
  nameFolded: { weight: 0.72, group: "name" },
  nameTransliterated: { weight: 0.66, group: "name" },
  nameSpellsAddress: { weight: 0.6, group: "name" },
  namePart: { weight: 0.64, group: "name" },
  nameSounds: { weight: 0.42, group: "name" },
  nameInitials: { weight: 0.3, group: "name" },
  sameDomain: { weight: 0.45, group: "domain" },
  hubDomain: { weight: 0.25, group: "domain" },
  title: { weight: 0.1, group: "title" },
};

/** Cautions make a pair less likely, by this factor. */
const FACTORS: Partial<Record<ReasonKind, number>> = {
  takenInHub: 0.55,
  left: 0.93,
  mailbox: 0.3,
  roleAddress: 0.7,
  mixedScripts: 1,
  sameName: 1,
};

interface Piece {
  kind: ReasonKind;
  params: string[];
  /** Share of its weight that counts, e.g. less for a name that many have. */
  share: number;
}

/** What was found for each person. */
export class Evidence {
  readonly #pieces = new Map<Entry, Piece[]>();

  /** The people for whom anything was found. */
  get entries(): Entry[] {
    return [...this.#pieces.keys()];
  }

  /** Notes a piece; of a kind the one that says most stays, of equals the first. */
  add(entry: Entry, kind: ReasonKind, params: string[], share = 1): void {
    const pieces = this.#pieces.get(entry) ?? [];
    if (pieces.length === 0) this.#pieces.set(entry, pieces);
    const known = pieces.find((piece) => piece.kind === kind);
    if (!known) pieces.push({ kind, params, share });
    else if (share > known.share) Object.assign(known, { params, share });
  }

  has(entry: Entry, group: "address" | "name"): boolean {
    return (this.#pieces.get(entry) ?? []).some(({ kind }) => WEIGHTS[kind]?.group === group);
  }

  /** The score, 0 to 100, and its reasons in the order of their strength. */
  judge(entry: Entry): { score: number; reasons: { kind: ReasonKind; params: string[] }[] } {
    const pieces = this.#pieces.get(entry) ?? [];
    const strongest = new Map<string, number>();
    let factor = 1;
    for (const { kind, share } of pieces) {
      const known = WEIGHTS[kind];
      if (known) strongest.set(known.group, Math.max(strongest.get(known.group) ?? 0, known.weight * share));
      factor *= FACTORS[kind] ?? 1;
    }
    let doubt = 1;
    for (const weight of strongest.values()) doubt *= 1 - weight;
    const order = Object.keys(REASON_PARAMS);
    const reasons = pieces
      .map(({ kind, params }) => ({ kind, params }))
      .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    return { score: Math.round(100 * (1 - doubt) * factor), reasons };
  }
}
