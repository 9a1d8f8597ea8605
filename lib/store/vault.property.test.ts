import * as fc from "fast-check";
import { expect, test } from "vitest";
import { problemOf } from "./testing/faults.ts";
import { freshProfile } from "./testing/fresh.ts";
import * as vault from "./vault.ts";

/** The vault as anybody would describe it: a passphrase or none, locked or not, texts by name. */
interface Model {
  passphrase: string | null;
  locked: boolean;
  texts: Map<string, string>;
}

interface Deed {
  name: string;
  /** What the real vault answers. */
  real: () => Promise<unknown>;
  /** What the model answers, changing it. */
  model: (model: Model) => unknown;
}

const passphrase = fc.constantFrom("one", "two");
const maybe = fc.option(passphrase, { nil: null });
const id = fc.constantFrom("token:a", "token:b");

const deeds: fc.Arbitrary<Deed>[] = [
  fc.tuple(maybe, maybe).map(([current, next]) => ({
    name: `setPassphrase(${current}, ${next})`,
    real: () => problemOf(vault.setPassphrase(current, next, 1)),
    model: (model) => {
      if (model.passphrase !== null && model.passphrase !== current) return "passphraseWrong";
      model.passphrase = next;
      model.locked = false;
      return null;
    },
  })),
  passphrase.map((typed) => ({
    name: `unlock(${typed})`,
    real: () => problemOf(vault.unlock(typed)),
    model: (model) => {
      if (model.passphrase !== null && model.passphrase !== typed) return "passphraseWrong";
      model.locked = false;
      return null;
    },
  })),
  fc.constant({
    name: "lock",
    real: () => problemOf(vault.lock()),
    model: (model) => {
      model.locked = model.passphrase !== null;
      return null;
    },
  }),
  fc.tuple(id, fc.string()).map(([id, text]) => ({
    name: `put(${id}, ${text})`,
    real: () => problemOf(vault.putSecret(id, text)),
    model: (model) => {
      if (model.locked) return "vaultLocked";
      model.texts.set(id, text);
      return null;
    },
  })),
  id.map((id) => ({
    name: `drop(${id})`,
    real: () => problemOf(vault.dropSecret(id)),
    model: (model) => {
      model.texts.delete(id);
      return null;
    },
  })),
  fc.constant({
    name: "wipe",
    real: () => problemOf(vault.wipe()),
    model: (model) => {
      Object.assign(model, { passphrase: null, locked: false, texts: new Map() });
      return null;
    },
  }),
];

async function readReal(): Promise<unknown[]> {
  const read = async (id: string) => {
    let text: string | null = null;
    const problem = await problemOf(
      vault.readSecret(id).then((found) => {
        text = found;
      }),
    );
    return problem ?? `text ${text}`;
  };
  return [await vault.vaultState(), await read("token:a"), await read("token:b")];
}

function readModel({ passphrase, locked, texts }: Model): unknown[] {
  const read = (id: string) => {
    const text = texts.get(id);
    if (text === undefined) return "tokenMissing";
    return locked ? "vaultLocked" : `text ${text}`;
  };
  const state = passphrase === null ? { name: "open" } : { name: "protected", locked };
  return [state, read("token:a"), read("token:b")];
}

test("after any deeds the vault is as its simple model", { timeout: 60_000 }, async () => {
  const many = fc.array(fc.oneof(...deeds), { maxLength: 15 });
  await fc.assert(
    fc.asyncProperty(many, async (sequence) => {
      await freshProfile();
      const model: Model = { passphrase: null, locked: false, texts: new Map() };
      for (const deed of sequence) {
        expect(await deed.real(), deed.name).toEqual(deed.model(model));
        expect(await readReal(), `after ${deed.name}`).toEqual(readModel(model));
      }
    }),
    { numRuns: 100 },
  );
});
