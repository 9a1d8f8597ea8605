import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

export default defineConfig({
  plugins: [WxtVitest()],
  test: { include: ["{lib,components,entrypoints,sandbox,scripts}/**/*.test.{ts,tsx}", "*.test.ts"] },
});
