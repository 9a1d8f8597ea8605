import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  outputDir: ".cache/playwright",
  snapshotPathTemplate: ".cache/snapshots/{testFilePath}/{arg}{ext}",
  reporter: [["list"]],
  // A test that passes at the second try has found a fault, in itself or in the product.
  retries: 0,
  workers: 3,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: "chromium", testMatch: "**/*.spec.ts", testIgnore: "firefox/**" },
    { name: "firefox", testMatch: "firefox/**/*.spec.ts" },
  ],
});
