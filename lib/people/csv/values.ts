import { foldText } from "../../matching/normalise.ts";

/** Cells as they are meant. Everything here takes one cell and never throws. */

/** A cell without what spreadsheet programs and copying put around it: `="007"`, a neutralising apostrophe, hard and zero-width spaces. */
export function cleanCell(cell: string): string {
  const text = cell
    .replace(/[\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
  const formula = /^="(.*)"$/.exec(text);
  if (formula) return (formula[1] ?? "").trim();
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

const ADDRESS = /^[^\s@<>"(),:;[\]]+@[^\s@<>"(),:;[\]]+$/;

/** The addresses in a cell: one, several, `smtp:` forms, `Name <address>`. `null` if there is something that is none. */
export function addressesOf(cell: string): { primary: string | null; addresses: string[] } | null {
  // A space parts addresses too, unless it is within a name before one.
  const parts = (cell.includes("<") ? cell.split(/[;,|]/) : cell.split(/[;,|\s]+(?=\S*@)|[;,|]/)).map((part) =>
    part.trim(),
  );
  let primary: string | null = null;
  const addresses: string[] = [];
  for (const part of parts) {
    if (part === "" || /^(sip|x500|x400|eum|spo):/i.test(part)) continue;
    const inner = /<([^<>]*)>\s*$/.exec(part)?.[1] ?? part;
    const address = inner.replace(/^(smtp|mailto):/i, "").trim();
    if (!ADDRESS.test(address)) return null;
    // In `proxyAddresses` the capital letters mark the primary one.
    if (inner.startsWith("SMTP:")) primary = address;
    if (!addresses.includes(address)) addresses.push(address);
  }
  return { primary: primary ?? addresses[0] ?? null, addresses };
}

const YES = new Set(
  "true yes y 1 ja oui si sim tak ano evet x on wahr vrai verdadero vero verdadeiro waar prawda".split(" "),
);
const NO = new Set("false no n 0 nein non nao nie ne hayir off falsch faux falso onwaar falsz".split(" "));
const ACTIVE = new Set(
  `active enabled aktiv aktive aktiver actif active activo activa attivo attiva ativo ativa actief aktywny aktivni aktif current
  provisioned staged recovery passwordexpired lockedout employed hired working live present onleave leave paidleave
  angestellt beschaftigt 在職 在职 재직 активен working invited pending accepted`.split(/\s+/),
);
const INACTIVE = new Set(
  `inactive disabled suspended deprovisioned deactivated terminated deleted archived blocked left leaver former resigned retired
  offboarded exited expired dismissed inaktiv deaktiviert gesperrt ausgeschieden ausgetreten inactif desactive suspendu parti
  inactivo desactivado suspendido baja cesado inattivo disattivato sospeso cessato inativo desativado desligado suspenso
  inactief uitdienst nieaktywny neaktivni pasif ayrildi 退職 离职 퇴사 уволен неактивен`.split(/\s+/),
);

/** What a status says; `null` if it is none that we know. An empty cell says that all is well. */
export function statusOf(cell: string, inverse: boolean): "active" | "inactive" | null {
  const key = wordKey(cell);
  if (key === "") return "active";
  const on = inverse ? "inactive" : "active";
  const off = inverse ? "active" : "inactive";
  if (YES.has(key)) return on;
  if (NO.has(key)) return off;
  if (ACTIVE.has(key)) return "active";
  return INACTIVE.has(key) || INACTIVE.has(firstWord(cell))
    ? "inactive"
    : ACTIVE.has(firstWord(cell))
      ? "active"
      : null;
}

/** Whether the kind of a user says: not of the company. */
export function isGuestType(cell: string): boolean {
  return /^(guest|external|externe?|extern[eo]?|gast|invite|invitado|ospite|convidado|contractor|contingent( worker)?|vendor|partner)$/.test(
    plain(cell),
  );
}

/** Whether the kind of a mailbox says that nobody is it. */
export function isSharedMailbox(cell: string): boolean {
  return /(shared|room|equipment|scheduling|discovery|group|team|public)/.test(plain(cell));
}

/** Names in one cell. A semicolon or a bar parts them; a comma only where there is neither, for names of groups contain it. */
export function listOf(cell: string): string[] {
  const parts = /[;|\n]/.test(cell) ? cell.split(/[;|\n]/) : cell.split(",");
  return [...new Set(parts.map((part) => part.trim()).filter(Boolean))];
}

function plain(cell: string): string {
  return foldText(cell)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .trim();
}

function wordKey(cell: string): string {
  return plain(cell).replace(/[^\p{L}\p{N}]+/gu, "");
}

function firstWord(cell: string): string {
  return (
    plain(cell)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)[0] ?? ""
  );
}
