import { mayCommand } from "../../../shared/contract/access.ts";
import type {
  ImportStep,
  Inspection,
  PreviewStep,
  RowProblem,
} from "../../../shared/contract/directory-import.ts";
import { err, ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { RosterMapping } from "../../../shared/modules/directory/index.ts";
import type { Core } from "../core.ts";
import type { Given } from "../execute.ts";
import { previewRoster } from "./roster-preview.ts";
import { createReturnedRows, type ReturnedRows } from "./roster-problems.ts";
import { inspectRoster } from "./roster-reader.ts";
import type { RosterUploads, Upload } from "./roster-uploads.ts";
import { writeRoster } from "./roster-writer.ts";

/** Which sheet, and what its columns hold. */
export interface Choice {
  readonly sheet: string | null;
  readonly mapping: RosterMapping;
}

interface Progress {
  readonly titles: readonly string[];
  /** The choice that was previewed to the file's end, and its rows. */
  readonly previewed: { readonly choice: string; readonly rows: number } | null;
  readonly returned: ReturnedRows | null;
  readonly running: boolean;
  readonly cancelled: boolean;
}

const begun: Progress = { titles: [], previewed: null, returned: null, running: false, cancelled: false };

export interface RosterImports {
  readonly begin: (given: Given, bytes: number) => Promise<Result<{ importId: string }>>;
  readonly chunk: (given: Given, importId: string, piece: Uint8Array) => Promise<Result<{ bytes: number }>>;
  readonly inspect: (given: Given, importId: string, sheet: string | null) => Promise<Result<Inspection>>;
  readonly preview: (
    given: Given,
    importId: string,
    choice: Choice,
    signal?: AbortSignal,
  ) => AsyncGenerator<Result<PreviewStep>>;
  /** Only after a preview of the same choice reached the end of the file. */
  readonly run: (
    given: Given,
    importId: string,
    choice: Choice,
    signal?: AbortSignal,
  ) => AsyncGenerator<Result<ImportStep>>;
  readonly cancel: (given: Given, importId: string) => Result<Record<string, never>>;
  readonly returned: (
    given: Given,
    importId: string,
    window: { readonly offset: number; readonly limit: number },
  ) => Result<{ titles: string[]; rows: RowProblem[]; total: number }>;
  readonly end: (given: Given, importId: string) => Promise<Result<Record<string, never>>>;
}

/** The imports under way: one a member of staff. Every step is refused to anybody else. */
export function createRosterImports(core: () => Core | null, uploads: RosterUploads): RosterImports {
  const progressById = new Map<string, Progress>();
  const change = (id: string, part: Partial<Progress>): void => {
    progressById.set(id, { ...(progressById.get(id) ?? begun), ...part });
  };
  const progressOf = (id: string): Progress => progressById.get(id) ?? begun;

  /** The whole upload of somebody who may import. */
  const uploadOf = (given: Given, id: string): Result<Upload> => {
    if (!mayCommand(given.actor.role, "directory.import-row")) return refuse("not-allowed");
    return uploads.of(id, given.actor.id);
  };
  const wholeUpload = (given: Given, id: string): Result<Upload> => {
    const upload = uploadOf(given, id);
    if (!upload.ok || upload.value.received === upload.value.expected) return upload;
    return refuse("import-refused", undefined, { problem: "incomplete" });
  };

  return {
    begin: async (given, bytes) => {
      if (!mayCommand(given.actor.role, "directory.import-row")) return refuse("not-allowed");
      const upload = await uploads.begin(given.actor.id, bytes);
      if (!upload.ok) return upload;
      progressById.set(upload.value.id, begun);
      return ok({ importId: upload.value.id });
    },
    chunk: async (given, importId, piece) => {
      const upload = uploadOf(given, importId);
      if (!upload.ok) return upload;
      const bytes = await uploads.append(upload.value, piece);
      return bytes.ok ? ok({ bytes: bytes.value }) : bytes;
    },
    inspect: async (given, importId, sheet) => {
      const upload = wholeUpload(given, importId);
      if (!upload.ok) return upload;
      const inspection = await inspectRoster(upload.value.path, sheet);
      if (inspection.ok) {
        change(importId, { titles: inspection.value.columns.map((column) => column.title), previewed: null });
      }
      return inspection;
    },
    preview: async function* (given, importId, choice, signal) {
      const upload = wholeUpload(given, importId);
      const books = core();
      if (!upload.ok || books === null) {
        yield upload.ok ? refuse("not-set-up") : upload;
        return;
      }
      change(importId, { previewed: null });
      const source = { ...choice, path: upload.value.path, signal };
      for await (const step of previewRoster(books, source)) {
        if (step.ok && step.value.step === "done") {
          change(importId, {
            previewed: { choice: JSON.stringify(choice), rows: step.value.preview.rows },
          });
        }
        yield step;
      }
    },
    run: async function* (given, importId, choice, signal) {
      const upload = wholeUpload(given, importId);
      if (!upload.ok) {
        yield upload;
        return;
      }
      const { previewed, running } = progressOf(importId);
      if (running) {
        yield refuse("busy");
        return;
      }
      if (previewed?.choice !== JSON.stringify(choice)) {
        yield err({ code: "import-refused", params: { problem: "not-previewed" } });
        return;
      }
      const returned = createReturnedRows();
      change(importId, { returned, running: true, cancelled: false });
      try {
        yield* writeRoster({
          core,
          given,
          source: { ...choice, path: upload.value.path },
          totalRows: previewed.rows,
          returned,
          isCancelled: () => signal?.aborted === true || progressOf(importId).cancelled,
        });
      } finally {
        change(importId, { running: false });
      }
    },
    cancel: (given, importId) => {
      const upload = uploadOf(given, importId);
      if (!upload.ok) return upload;
      change(importId, { cancelled: true });
      return ok({});
    },
    returned: (given, importId, { offset, limit }) => {
      const upload = uploadOf(given, importId);
      if (!upload.ok) return upload;
      const { titles, returned } = progressOf(importId);
      const rows = returned?.all() ?? [];
      return ok({
        titles: [...titles],
        rows: rows.slice(offset, offset + limit),
        total: rows.length,
      });
    },
    end: async (given, importId) => {
      const upload = uploadOf(given, importId);
      if (!upload.ok) return upload;
      change(importId, { cancelled: true });
      await uploads.end(upload.value);
      progressById.delete(importId);
      return ok({});
    },
  };
}
