import { beforeEach, expect, test } from "vitest";
import { onChange } from "./changes.ts";
import { listHubs } from "./hubs.ts";
import { exampleHub } from "./testing/examples.ts";
import { freshProfile } from "./testing/fresh.ts";
import { write } from "./transaction.ts";

beforeEach(freshProfile);

test("a write that the browser undoes after the deed is over has failed, and is not announced", async () => {
  const gone = new AbortController();
  let heard = 0;
  onChange(["hubs"], () => heard++, gone.signal);
  const undone = write(["hubs"], (writer) => {
    writer.put("hubs", exampleHub());
    // The same key again: refused by the database itself, when nobody waits any more.
    writer.tx
      .objectStore("hubs")
      .add(exampleHub())
      .catch(() => undefined);
  });
  await expect(undone).rejects.toMatchObject({ name: "ConstraintError" });
  expect(heard).toBe(0);
  expect(await listHubs()).toEqual([]);
  gone.abort();
});

test("a deed that sees only the end of its transaction still tells the reason for it", async () => {
  const undone = write(["hubs"], async (writer) => {
    writer.put("hubs", exampleHub());
    writer.tx
      .objectStore("hubs")
      .add(exampleHub())
      .catch(() => undefined);
    await writer.tx.objectStore("hubs").getAll();
    await writer.tx.objectStore("hubs").getAll();
  });
  await expect(undone).rejects.toMatchObject({ name: "ConstraintError" });
});
