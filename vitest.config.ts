import { defineConfig } from "vitest/config";

/** Bounds what hangs, also on a busy machine; it measures nothing. Tests at full size (soak) need longer. */
const testTimeout = process.env["LODGEBOOK_SOAK"] === "1" ? 1_800_000 : 180_000;

export default defineConfig({
  test: {
    testTimeout,
    hookTimeout: 120_000,
    // How long a screen may take to show something on a machine that is busy with other tests.
    expect: { poll: { timeout: 15_000 } },
    pool: "forks",
    maxWorkers: 2,
    // The files of a worker share what they import: the same modules anew for each cost a fifth of the time.
    // A test therefore gives back whatever it put in the place of something (timers, globals, spies).
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**", "test/renderer/**", "test/electron-smoke/**"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "renderer",
          // A window of its own for each file: what one file's page still waits for does not reach the next one's.
          isolate: true,
          environment: "happy-dom",
          include: ["test/renderer/**/*.test.{ts,tsx}"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "electron",
          include: ["test/electron-smoke/**/*.test.ts"],
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
