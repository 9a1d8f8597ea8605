/** What was read of a field; `bad`: the line that is none. */
export interface Reading<T> {
  value: T[];
  bad: string | null;
}

export interface AliasDomain {
  alias: string;
  of: string;
}

const DOMAIN = /^[^\s@/:=]+\.[^\s@/:=]+$/;

/** Domains, one a line or between commas; an @ before one and a whole address are understood. */
export function readDomains(text: string): Reading<string> {
  const value: string[] = [];
  for (const word of text.split(/[\s,;]+/).filter(Boolean)) {
    const domain = word.slice(word.lastIndexOf("@") + 1);
    if (!DOMAIN.test(domain)) return { value: [], bad: word };
    if (!value.includes(domain.toLowerCase())) value.push(domain.toLowerCase());
  }
  return { value, bad: null };
}

/** `acme.co.uk = acme.com`, one a line. */
export function readAliases(text: string): Reading<AliasDomain> {
  const value: AliasDomain[] = [];
  for (const line of text
    .split("\n")
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [alias, of, more] = line.split(/\s*(?:=>?|→)\s*/).map((side) => readDomains(side).value);
    const [from, to] = [alias?.[0], of?.[0]];
    if (more || !from || !to || from === to || alias?.length !== 1 || of?.length !== 1) return { value: [], bad: line };
    if (!value.some((known) => known.alias === from)) value.push({ alias: from, of: to });
  }
  return { value, bad: null };
}

export function aliasText({ alias, of }: AliasDomain): string {
  return `${alias} = ${of}`;
}
