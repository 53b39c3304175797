import { z } from "zod";

export type TestCounts = { readonly passed: number; readonly failed: number; readonly skipped: number };

const report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * Counts vitest's JSON report. A file that failed without a failed test (it could not be loaded, a hook threw), a run
 * that did not succeed for another reason, and a report that is missing each count as a failure.
 */
export function countTests(text: string | undefined): TestCounts {
  const parsed = report.safeParse(readJson(text));
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 };
  const files = parsed.data.testResults;
  const tests = files.flatMap((file) => file.assertionResults.map((test) => test.status));
  const passed = tests.filter((status) => status === "passed").length;
  const failedTests = tests.filter((status) => status === "failed").length;
  const failedFiles = files.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  ).length;
  const failed = failedTests + failedFiles;
  return {
    passed,
    failed: failed === 0 && !parsed.data.success ? 1 : failed,
    skipped: tests.length - passed - failedTests,
  };
}

/** The line that ends every test run, alone on a line. */
export function closingLine({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
