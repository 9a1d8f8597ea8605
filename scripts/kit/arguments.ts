import { parseArgs } from "node:util";

type Kinds = Record<string, { type: "boolean" | "string"; default?: boolean | string; help: string }>;
type Values<K extends Kinds> = {
  [N in keyof K]: K[N] extends { type: "boolean" }
    ? boolean
    : K[N] extends { default: string }
      ? string
      : string | undefined;
};

/** Reads the command line; an option that does not exist ends the program with the list of those that do. */
export function readArguments<const K extends Kinds>(kinds: K): Values<K> {
  const options = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, { type: kind.type }]));
  try {
    const { values } = parseArgs({ options, strict: true, allowPositionals: false });
    const filled = Object.entries(kinds).map(([name, kind]) => [
      name,
      values[name] ?? kind.default ?? (kind.type === "boolean" ? false : undefined),
    ]);
    return Object.fromEntries(filled) as Values<K>;
  } catch (error) {
    const lines = Object.entries(kinds).map(
      ([name, kind]) => `  --${name}${kind.type === "string" ? " …" : ""}`.padEnd(24) + kind.help,
    );
    console.error(`${error instanceof Error ? error.message : String(error)}\n\nOptions:\n${lines.join("\n")}`);
    process.exit(2);
  }
}
