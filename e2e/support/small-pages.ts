import { startSandbox } from "../../sandbox/index.ts";
import { test as base } from "../harness/fixture.ts";

/** Limits of the sandbox that are set when it starts. */
interface Caps {
  /** The silent cap of a page: a small one makes a small portfolio a sync of many calls, with lists that go on. */
  pageCap: number | undefined;
  /** Rows an answer may hold before Meta says "reduce the amount of data". */
  rowBudget: number | undefined;
}

export const test = base.extend<Caps>({
  pageCap: [undefined, { option: true }],
  rowBudget: [undefined, { option: true }],
  sandbox: async ({ world, pageCap, rowBudget }, use) => {
    const sandbox = await startSandbox({
      world,
      ...(pageCap === undefined ? {} : { pageCap }),
      ...(rowBudget === undefined ? {} : { rowBudget }),
    });
    await use(sandbox);
    await sandbox.close();
  },
});
