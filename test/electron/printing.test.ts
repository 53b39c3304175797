import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pdfSettings, printerSettings, printWindow } from "../../electron/printing.ts";

type Window = Parameters<typeof printWindow>[0];
type Dialog = Parameters<typeof printWindow>[1];

const noDialog: Dialog = { showSaveDialog: async () => Promise.reject(new Error("no dialog is shown")) };

function printer(success: boolean, reason: string) {
  const jobs: unknown[] = [];
  const print = (settings: unknown, done: (success: boolean, reason: string) => void) => {
    jobs.push(settings);
    done(success, reason);
  };
  return { jobs, window: { webContents: { print } } as unknown as Window };
}

test("every paper has an explicit size", () => {
  const common = { silent: false, printBackground: true, copies: 3 };
  expect(printerSettings("A4", 3)).toEqual({ ...common, pageSize: "A4", landscape: false });
  expect(printerSettings("A5-landscape", 3)).toEqual({ ...common, pageSize: "A5", landscape: true });
  expect(printerSettings("roll-80", 3)).toEqual({
    ...common,
    pageSize: { width: 80_000, height: 200_000 },
    landscape: false,
    margins: { marginType: "none" },
  });
  expect(pdfSettings("A4")).toMatchObject({ pageSize: "A4", landscape: false });
  expect(pdfSettings("A5-landscape")).toMatchObject({ pageSize: "A5", landscape: true });
  expect(pdfSettings("roll-80").pageSize).toEqual({ width: 80 / 25.4, height: 200 / 25.4 });
});

describe("printing", () => {
  const options = { to: "printer", paper: "A5-landscape", copies: 3, title: "放行条" };

  test("three copies of a goods pass go to the printer", async () => {
    const { jobs, window } = printer(true, "");
    expect(await printWindow(window, noDialog, options)).toEqual({ outcome: "done" });
    expect(jobs).toEqual([printerSettings("A5-landscape", 3)]);
  });

  test("a closed print dialog is no failure", async () => {
    const { window } = printer(false, "Print job canceled");
    expect(await printWindow(window, noDialog, options)).toEqual({ outcome: "cancelled" });
  });

  test("a printer's refusal comes back in its words", async () => {
    const { window } = printer(false, "Invalid printer settings");
    expect(await printWindow(window, noDialog, options)).toEqual({
      outcome: "failed",
      reason: "Invalid printer settings",
    });
  });

  test.each([
    null,
    "A4",
    { ...options, copies: 10 },
    { ...options, copies: 1.5 },
    { ...options, paper: "A3" },
    { ...options, silent: true },
    { ...options, title: "" },
  ])("E1 %j is refused before anything is printed", async (wrong) => {
    const { jobs, window } = printer(true, "");
    expect(await printWindow(window, noDialog, wrong)).toEqual({
      outcome: "failed",
      reason: "unknown print options",
    });
    expect(jobs).toEqual([]);
  });
});

describe("saving as PDF", () => {
  const options = { to: "pdf", paper: "A4", copies: 1, title: "交接日志 2026/11/23" };
  const window = {
    webContents: { printToPDF: async () => Buffer.from("%PDF-1.7") },
  } as unknown as Window;

  test("the person chooses the file; slashes in the title become dashes", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lodgebook-pdf-"));
    let suggested: string | undefined;
    const dialog = {
      showSaveDialog: async (_window: unknown, { defaultPath }: { defaultPath: string }) => {
        suggested = defaultPath;
        return { canceled: false, filePath: join(folder, defaultPath) };
      },
    } as unknown as Dialog;
    expect(await printWindow(window, dialog, options)).toEqual({ outcome: "done" });
    expect(suggested).toBe("交接日志 2026-11-23.pdf");
    expect(await readFile(join(folder, "交接日志 2026-11-23.pdf"), "utf8")).toBe("%PDF-1.7");
    await rm(folder, { recursive: true });
  });

  test("a closed dialog is no failure, an unwritable folder is one", async () => {
    const answer = (canceled: boolean, filePath: string) =>
      ({ showSaveDialog: async () => ({ canceled, filePath }) }) as unknown as Dialog;
    expect(await printWindow(window, answer(true, ""), options)).toEqual({ outcome: "cancelled" });
    const failed = await printWindow(
      window,
      answer(false, join(tmpdir(), "no-such-folder", "x.pdf")),
      options,
    );
    expect(failed).toMatchObject({ outcome: "failed", reason: expect.stringContaining("ENOENT") as string });
  });
});
