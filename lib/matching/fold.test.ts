import { lookupFolding } from "unicode-case-folding";
import { expect, test } from "vitest";
import { foldCase } from "./fold.ts";

/** Every code point that is a character by itself. Beyond these planes nothing has case. */
function* codePoints(): Generator<number> {
  for (let code = 0; code < 0x20000; code++) if (code < 0xd800 || code > 0xdfff) yield code;
}

test("every code point folds as Unicode's CaseFolding.txt says", () => {
  const wrong: string[] = [];
  for (const code of codePoints()) {
    const expected = String.fromCodePoint(...(lookupFolding(code) ?? [code]));
    const folded = foldCase(String.fromCodePoint(code));
    if (folded !== expected) wrong.push(`${code.toString(16)}: ${folded} instead of ${expected}`);
  }
  expect(wrong).toEqual([]);
});
