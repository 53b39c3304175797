import { expect, test } from "vitest";
import { closingLine, countTests } from "../../build/test-report.ts";

function report(success: boolean, files: readonly (readonly [status: string, ...tests: string[]])[]): string {
  return JSON.stringify({
    success,
    testResults: files.map(([status, ...tests]) => ({
      status,
      assertionResults: tests.map((outcome) => ({ status: outcome })),
    })),
  });
}

test("passed, failed and skipped tests are counted", () => {
  const text = report(false, [
    ["passed", "passed", "passed", "skipped", "todo"],
    ["failed", "failed", "passed"],
  ]);
  expect(countTests(text)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test("a file that could not be loaded is a failure", () => {
  expect(countTests(report(false, [["passed", "passed"], ["failed"]]))).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test("a hook that threw after its tests passed is a failure", () => {
  expect(countTests(report(false, [["failed", "passed"]]))).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test("a run that did not succeed for any other reason is a failure", () => {
  expect(countTests(report(false, [["passed", "passed"]]))).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test.each([undefined, "", "{", "{}"])("no report (%j) is a failure, never a success", (text) => {
  expect(countTests(text)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("the closing line", () => {
  expect(closingLine({ passed: 812, failed: 0, skipped: 3 })).toBe("812 passed, 0 failed, 3 skipped");
});
