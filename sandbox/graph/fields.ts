import { fail } from "../errors.ts";

/** One entry of a `fields` list: `assigned_pages.limit(50).after(X){id,tasks}`. */
export interface FieldRequest {
  name: string;
  /** Modifiers by name; they become the parameters of a nested edge. */
  args: Record<string, string>;
  fields?: FieldRequest[];
}

/**
 * Reads the text of a `fields` parameter (docs: Field expansion). Anything that is not a well-formed list is refused
 * with the syntax error 2500, as a wrong path is.
 */
export function parseFields(text: string): FieldRequest[] {
  const parser = new FieldParser(text);
  const fields = parser.list();
  if (!parser.done) parser.refuse();
  return fields;
}

class FieldParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    this.#space();
    return this.#at >= this.#text.length;
  }

  refuse(): never {
    const near = this.#text.slice(this.#at, this.#at + 20) || "end of string";
    return fail("2500", {
      message: `Syntax error "Expected end of string instead of "${near}"." at character ${this.#at}`,
    });
  }

  list(): FieldRequest[] {
    const fields: FieldRequest[] = [];
    for (;;) {
      this.#space();
      if (this.done || this.#text[this.#at] === "}") return fields;
      fields.push(this.#field());
      this.#space();
      if (this.#text[this.#at] !== ",") return fields;
      this.#at += 1;
    }
  }

  #field(): FieldRequest {
    const field: FieldRequest = { name: this.#word(), args: {} };
    for (;;) {
      this.#space();
      const next = this.#text[this.#at];
      if (next === ".") {
        this.#at += 1;
        const name = this.#word();
        const value = this.#argument();
        if (name === "fields") field.fields = [...(field.fields ?? []), ...parseFields(value)];
        else field.args[name] = value;
      } else if (next === "{") {
        this.#at += 1;
        field.fields = [...(field.fields ?? []), ...this.list()];
        this.#space();
        if (this.#text[this.#at] !== "}") this.refuse();
        this.#at += 1;
      } else return field;
    }
  }

  /** Everything between the modifier's own brackets; inner brackets belong to the value. */
  #argument(): string {
    if (this.#text[this.#at] !== "(") this.refuse();
    let depth = 0;
    const start = this.#at + 1;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const char = this.#text[this.#at];
      if (char === "(") depth += 1;
      if (char === ")") depth -= 1;
      if (depth === 0) {
        this.#at += 1;
        return this.#text.slice(start, this.#at - 1).trim();
      }
    }
    return this.refuse();
  }

  #word(): string {
    this.#space();
    const found = /^[A-Za-z0-9_]+/.exec(this.#text.slice(this.#at, this.#at + 80));
    if (!found) this.refuse();
    this.#at += found[0].length;
    return found[0];
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at += 1;
  }
}

/** The names of all edges and sub-objects that a field list touches, at any depth: fault rules match on them. */
export function namesIn(fields: readonly FieldRequest[]): string[] {
  return fields.flatMap((field) => [field.name, ...namesIn(field.fields ?? [])]);
}

/** Writes a field list back, for the `next` link of a nested edge. */
export function writeFields(fields: readonly FieldRequest[]): string {
  return fields
    .map(({ name, args, fields: inner }) => {
      const modifiers = Object.entries(args).map(([key, value]) => `.${key}(${value})`);
      return `${name}${modifiers.join("")}${inner ? `{${writeFields(inner)}}` : ""}`;
    })
    .join(",");
}
