import { expect, it } from "vitest";
import { type StageResult, stages } from "./stages.ts";
import { total } from "./summary.ts";

function result(ok: boolean, passed?: number, failed = 0): StageResult {
  const [stage] = stages;
  if (stage === undefined) throw new Error("There are no stages.");
  return { stage, ok, milliseconds: 1, counts: passed === undefined ? undefined : { passed, failed, skipped: 0 } };
}

it("adds up the tests of all stages", () => {
  expect(total([result(true), result(true, 10), result(false, 3, 2)])).toEqual({ passed: 13, failed: 2 });
});

it("never says that nothing failed when a stage without tests did", () => {
  expect(total([result(true, 10), result(false)])).toEqual({ passed: 10, failed: 1 });
});

it("counts a stage that broke although each of its tests passed", () => {
  expect(total([result(false, 10, 0)])).toEqual({ passed: 10, failed: 1 });
});
