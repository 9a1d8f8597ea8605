/**
 * The rules of the house that a reader cannot be asked to remember. Each one reads the sources as text.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ADVICE } from "./lib/guide/types.ts";
import { protocol } from "./lib/messages/protocol.ts";
import { PROBLEM_KINDS } from "./lib/problem.ts";

const ROOT = import.meta.dirname;

function sources(ending: RegExp, ...folders: string[]): { path: string; text: string }[] {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => {
      const path = relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
      return { path, text: readFileSync(join(ROOT, path), "utf8") };
    });
}

const CODE = /\.tsx?$/;
const code = sources(CODE, "lib", "components", "entrypoints");
const styles = sources(/\.css$/, "components", "entrypoints");
const shipped = code.filter(({ path }) => !path.includes(".test.") && !path.includes("/testing/"));

/** Paths of our own files that a file imports. */
function imports({ path, text }: { path: string; text: string }): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(([, to = ""]) =>
    normalize(join(dirname(path), to)).replaceAll("\\", "/"),
  );
}

/** What a room may import, besides itself and the leaves that lie in `lib/` itself. */
const MAY: Record<string, string[]> = {
  "lib/meta": [],
  // Pure: it is handed a document, and knows nobody.
  "lib/guide": [],
  "lib/store": [],
  "lib/messages": ["lib/store"],
  "lib/audit": ["lib/store"],
  "lib/sync": ["lib/meta", "lib/store", "lib/audit", "lib/messages"],
  // Of the store only the types: see below.
  "lib/matching": ["lib/store"],
  "lib/people": ["lib/store", "lib/audit", "lib/messages", "lib/matching"],
  "lib/plans": ["lib/meta", "lib/store", "lib/audit", "lib/messages", "lib/sync"],
  // How far the guide has come. Of the guide it knows nothing: that one lives in the page.
  "lib/setup": ["lib/meta", "lib/store", "lib/audit", "lib/messages", "lib/sync"],
  "lib/hubs": ["lib/meta", "lib/store", "lib/audit", "lib/messages", "lib/sync"],
  "lib/worker": [
    "lib/meta",
    "lib/store",
    "lib/audit",
    "lib/messages",
    "lib/sync",
    "lib/plans",
    "lib/hubs",
    "lib/people",
    "lib/setup",
  ],
  components: ["lib"],
  entrypoints: ["lib", "components"],
  sandbox: [],
  // `lib/plans`: a page previews a plan with its pure part and sends it off; the tests without screens do the same.
  e2e: ["sandbox", "scripts", "lib/plans"],
  bench: ["sandbox", "scripts", "e2e"],
};

function room(path: string): string {
  const [first = "", second = ""] = path.split("/");
  return first === "lib" && !second.includes(".") ? `${first}/${second}` : first;
}

describe("import arrows point down", () => {
  // A test may reach for another room to set its scene.
  const all = [...shipped, ...sources(CODE, "sandbox", "e2e", "bench")].filter(({ path }) => room(path) !== "lib");
  test.each(all)("$path", (file) => {
    const from = room(file.path);
    const allowed = MAY[from];
    const checksTypes = ["sandbox", "e2e", "bench"].includes(from);
    expect(allowed, `${from} is not a room of the house: add it to MAY with its arrows`).toBeDefined();
    // What stands outside the product may know the types that it checks, and nothing that runs.
    const text = checksTypes ? file.text.replaceAll(/import type [^;]*;/g, "") : file.text;
    for (const to of imports({ path: file.path, text })) {
      const into = room(to);
      const leaf = into === "lib" && from.startsWith("lib/");
      const fine = into === from || leaf || allowed?.some((room) => into === room || into.startsWith(`${room}/`));
      expect(fine, `${file.path} imports ${to}: ${from} may import ${allowed?.join(", ") || "nobody"}`).toBe(true);
    }
  });

  test("matching knows shapes, not the database: of the store it imports types alone", () => {
    const values = shipped
      .filter(({ path }) => path.startsWith("lib/matching/"))
      .filter(({ text }) => /import (?!type )[^;]*"\.\.\/store\//.test(text));
    expect(values.map(({ path }) => path)).toEqual([]);
  });

  test("no circle between files", () => {
    const graph = new Map(shipped.map((file) => [file.path, imports(file)]));
    const state = new Map<string, "open" | "done">();
    const visit = (path: string, way: string[]): void => {
      if (state.get(path) === "done" || !graph.has(path)) return;
      expect(state.get(path), `a circle: ${[...way, path].join(" → ")}`).not.toBe("open");
      state.set(path, "open");
      for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
      state.set(path, "done");
    };
    for (const path of graph.keys()) visit(path, []);
  });
});

describe("what is dangerous stands in one place", () => {
  const only = (pattern: RegExp, places: RegExp) =>
    shipped.filter(({ path, text }) => pattern.test(stripComments(text)) && !places.test(path)).map(({ path }) => path);

  test("fetch: only where Meta is spoken to", () => {
    expect(only(/\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|from "ofetch"/, /^lib\/meta\/http\.ts$/)).toEqual([]);
  });
  test("a sender is judged in one file", () => {
    expect(only(/\bsender\.(id|origin|url|tab|frameId)/, /^lib\/messages\/sender\.ts$/)).toEqual([]);
  });
  test("only the worker's message listener listens", () => {
    expect(only(/onMessage\.addListener/, /^lib\/messages\/listen\.ts$/)).toEqual([]);
  });
  test("the content script sends its own commands alone", () => {
    const others = shipped.filter(
      ({ path, text }) =>
        path.startsWith("entrypoints/suite.content/") &&
        /messages\/(send|protocol|listen)\.ts/.test(text.replaceAll(/import type [^;]*;/g, "")),
    );
    expect(others.map(({ path }) => path)).toEqual([]);
  });
  test("the guide points, the admin clicks: nothing of the page is pressed, typed into, focused or sent an event", () => {
    const hands =
      /\.click\(|dispatchEvent|\.submit\(|requestSubmit|execCommand|\.scrollIntoView|new (Mouse|Pointer|Keyboard|Input)Event/;
    expect(
      shipped
        .filter(
          ({ path, text }) =>
            /^(lib\/guide|entrypoints\/suite\.content)\//.test(path) && hands.test(stripComments(text)),
        )
        .map(({ path }) => path),
    ).toEqual([]);
  });
  test("distances in styles follow the direction of the page", () => {
    const sided =
      /(?<![\w-])(left|right)\s*:|-(left|right)\s*:|\b(?:padding|margin): [^\s;]+ ([^\s;]+) [^\s;]+ (?!\3;)[^\s;]+;/;
    expect(styles.filter(({ text }) => sided.test(text)).map(({ path }) => path)).toEqual([]);
  });
  test("the mark in the pages is the drawing of the icon", () => {
    const shapes = (file: string) =>
      readFileSync(join(ROOT, file), "utf8").match(/ (d|cx|cy|r)="[^"]+"| fill="#\w{6}"/g);
    expect(shapes("components/logo.tsx")).toEqual(shapes("public/icon/icon.svg"));
    expect(shapes("components/logo.tsx")).not.toBeNull();
  });
  test("no HTML from strings", () => {
    expect(only(/innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML/, /^$/)).toEqual([]);
  });
  test("nothing is written to the console", () => {
    expect(only(/\bconsole\./, /^$/)).toEqual([]);
  });
  test("pages do not write to the store", () => {
    const writers =
      /\b(putSecret|sealSecret|commitRun|updateHub|updateTask|addHub|putToken|changeSettings|appendAudit|stage|withDecisions|changePerson|stagePeople|adoptDecisions)\b/;
    expect(only(writers, /^lib\//)).toEqual([]);
  });
});

function stripComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "");
}

describe("commands", () => {
  const tests = code.filter(({ path }) => path.includes(".test.")).map(({ text }) => text);
  test.each(Object.entries(protocol))("%s has a tier, a schema, an answer and a test", (name, command) => {
    expect(["page", "suite"]).toContain(command.tier);
    expect(command.ask.safeParse(undefined).success).toBe(false);
    expect(command.answer).toBeDefined();
    expect(
      tests.some((text) => text.includes(`"${name}"`)),
      `no test names "${name}"`,
    ).toBe(true);
  });
});

describe("sentences", () => {
  const read = (language: string) => flatten(parse(readFileSync(join(ROOT, `locales/${language}.yml`), "utf8")));
  const languages = readdirSync(join(ROOT, "locales")).map((file) => file.replace(/\.yml$/, ""));
  const english = read("en");

  test.each(languages)("%s has the sentences of English, with the same holes", (language) => {
    const translated = read(language);
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, sentence] of english) expect(holes(translated.get(key) ?? ""), key).toEqual(holes(sentence));
  });

  test("every kind of problem has a sentence and a remedy", () => {
    for (const kind of PROBLEM_KINDS) {
      expect(english.has(`problem.${kind}.sentence`), kind).toBe(true);
      expect(english.has(`problem.${kind}.remedy`), kind).toBe(true);
    }
  });

  test("every piece of advice of the guide has a sentence, and a description where nothing is pointed at", () => {
    for (const kind of ADVICE) {
      expect(english.has(`guide.advice.${kind}.say`), kind).toBe(true);
      expect(english.has(`guide.advice.${kind}.look`), kind).toBe(true);
    }
  });

  test("every key that the code names exists", () => {
    const named = shipped.flatMap(({ path, text }) =>
      [...text.matchAll(/i18n\.t\(\s*"([^"]+)"/g)].map(([, key = ""]) => ({ path, key })),
    );
    expect(named.filter(({ key }) => !has(english, key))).toEqual([]);
  });

  test("every key is used", () => {
    const texts = shipped.map(({ text }) => text).join("\n") + readFileSync(join(ROOT, "wxt.config.ts"), "utf8");
    const plain = [...texts.matchAll(/["'`]([\w]+(?:\.[\w]+)+)["'`]/g)].map(([, key = ""]) => key);
    // `problem.${kind}.sentence` stands for a family of keys.
    const families = [...texts.matchAll(/`((?:[\w]+\.)+[^`\s]*\$\{[^`\s]*)`/g)].map(
      ([, family = ""]) =>
        new RegExp(
          `^${family
            .replaceAll(/\$\{[^}]*\}/g, "[^.]+")
            .replaceAll(".", "\\.")
            .replaceAll("[^\\.]", "[^.]")}$`,
        ),
    );
    const used = new Set(plain);
    const unused = [...english.keys()]
      .map((key) => key.replace(/\.(0|1|n)$/, ""))
      .filter((key) => !used.has(key) && !families.some((family) => family.test(key)) && !key.startsWith("extension."));
    expect([...new Set(unused)]).toEqual([]);
  });
});

function has(sentences: Map<string, string>, key: string): boolean {
  return sentences.has(key) || sentences.has(`${key}.n`);
}

function holes(sentence: string): string[] {
  return [...new Set(sentence.match(/\$\d/g) ?? [])].sort();
}

function flatten(value: unknown, prefix = ""): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[prefix, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, prefix ? `${prefix}.${key}` : key)]),
  );
}

describe("manifest", () => {
  /** Each permission with the reason that the README gives for it. */
  const REASONS: Record<string, string> = {
    alarms: "the daily sync, and going on after the worker died",
    idle: "locking the vault when nobody is there",
    notifications: "telling of new admins, partners, system users and lost two-factor",
    sidePanel: "the members beside Business settings",
    storage: "what was typed survives a closed popup; the unlocked key lives in memory only",
    unlimitedStorage: "the inventory is not thrown away when the disk gets tight",
    "https://graph.facebook.com/*": "the Graph API",
    "https://business.facebook.com/*":
      "the portfolio's ID in the tab's address; the guide and the badges over Meta's pages",
  };
  test.each(["chrome-mv3", "firefox-mv3"])("%s asks for nothing without a reason", (target) => {
    const path = join(ROOT, ".output", target, "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    const asked: string[] = [...manifest.permissions, ...manifest.host_permissions];
    expect(asked.filter((permission) => !(permission in REASONS))).toEqual([]);
    expect(manifest.optional_permissions ?? []).toEqual([]);
    const readme = readFileSync(join(ROOT, "README.md"), "utf8");
    for (const permission of asked)
      expect(readme, `README explains ${permission}`).toContain(permission.replace("/*", ""));
    expect(manifest.content_security_policy.extension_pages).toContain("connect-src https://graph.facebook.com");
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
  });

  test.each(["chrome-mv3", "firefox-mv3"])(
    "%s: one content script, on one host, in the top frame, and small",
    (target) => {
      const output = join(ROOT, ".output", target);
      const manifest = JSON.parse(readFileSync(join(output, "manifest.json"), "utf8"));
      expect(manifest.content_scripts).toEqual([
        {
          matches: ["https://business.facebook.com/*"],
          all_frames: false,
          run_at: "document_idle",
          js: ["content-scripts/suite.js"],
        },
      ]);
      const script = readFileSync(join(output, "content-scripts/suite.js"));
      expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(40_000);
    },
  );
});
