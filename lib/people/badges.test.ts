import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "../store/database.ts";
import { changeSettings } from "../store/settings.ts";
import { exampleHub, exampleMember } from "../store/testing/examples.ts";
import { freshProfile } from "../store/testing/fresh.ts";
import { exampleDecision, exampleMatch, examplePerson } from "../store/testing/people-examples.ts";
import { readBadges } from "./badges.ts";

beforeEach(async () => {
  await freshProfile();
  const db = await openDatabase();
  await db.put("hubs", exampleHub());
  for (const id of ["m1", "m2", "m3", "m4"]) {
    await db.put("members", exampleMember({ id, name: id, email: `${id}@example.com` }));
  }
  await db.put("people", examplePerson({ id: "p1" }));
  await db.put("people", examplePerson({ id: "p2", guest: { sponsorId: null, company: null } }));
  await db.put("decisions", exampleDecision({ memberId: "m1" }));
  await db.put("decisions", exampleDecision({ memberId: "m2", state: exampleMatch({ personId: "p2" }) }));
  await db.put(
    "decisions",
    exampleDecision({
      memberId: "m3",
      state: { kind: "exempt", reason: "A robot", lookAgainOn: null, at: 1 },
    }),
  );
});

test("each member of the portfolio with what was decided", async () => {
  expect((await readBadges("100")).map(({ memberId, state }) => `${memberId} ${state}`)).toEqual([
    "m1 matched",
    "m2 guest",
    "m3 exempted",
    "m4 unmatched",
  ]);
});

test("nobody of a portfolio that is no hub, and nobody once they are turned off", async () => {
  expect(await readBadges("999")).toEqual([]);
  await changeSettings({ peopleBadges: false });
  expect(await readBadges("100")).toEqual([]);
});
