import { useState } from "react";
import {
  CHUNK_BYTES,
  type ImportResult,
  type Inspection,
  type Preview,
} from "../../../../shared/contract/directory-import.ts";
import type { DomainError } from "../../../../shared/kernel/result.ts";
import type { RosterMapping } from "../../../../shared/modules/directory/index.ts";
import { asked, errorOf, type Host } from "../../../app/host-client.ts";
import { useHost } from "../../../app/program.ts";
import { bytesToBase64 } from "../../../ui/save-file.ts";

export type Phase = "choose" | "columns" | "preview" | "run" | "result";

export interface ImportState {
  readonly phase: Phase;
  readonly fileName: string;
  /** 0 to 100 of the step under way; null: nothing is. */
  readonly percent: number | null;
  readonly importId: string;
  readonly inspection: Inspection | null;
  readonly mapping: RosterMapping | null;
  readonly preview: Preview | null;
  readonly written: { readonly rows: number; readonly total: number };
  readonly cancelling: boolean;
  readonly result: ImportResult | null;
  readonly error: DomainError | null;
}

const initial: ImportState = {
  phase: "choose",
  fileName: "",
  percent: null,
  importId: "",
  inspection: null,
  mapping: null,
  preview: null,
  written: { rows: 0, total: 0 },
  cancelling: false,
  result: null,
  error: null,
};

export interface Import {
  readonly state: ImportState;
  readonly choose: (file: File) => Promise<void>;
  readonly chooseSheet: (sheet: string) => Promise<void>;
  readonly remap: (mapping: RosterMapping) => void;
  readonly preview: () => Promise<void>;
  readonly run: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly backTo: (phase: "choose" | "columns") => void;
  /** The wizard closes: the host forgets the file, which holds personal data. Not when its page is merely hidden. */
  readonly end: () => void;
}

/** Sends a file to the host in pieces that any transport carries. */
async function upload(host: Host, file: File, onPercent: (percent: number) => void): Promise<string> {
  const { importId } = await host.directory.import.begin({ bytes: file.size });
  for (let at = 0; at < file.size; at += CHUNK_BYTES) {
    const piece = new Uint8Array(await file.slice(at, at + CHUNK_BYTES).arrayBuffer());
    await host.directory.import.chunk({ importId, base64: bytesToBase64(piece) });
    onPercent(Math.round((Math.min(at + CHUNK_BYTES, file.size) / file.size) * 100));
  }
  return importId;
}

/** The wizard's steps: file → columns → preview → import → result. A refusal stays in its step. */
export function useImport(): Import {
  const host = useHost();
  const [state, setState] = useState(initial);
  const patch = (part: Partial<ImportState>): void => setState((now) => ({ ...now, ...part }));
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    patch({ error: null });
    try {
      await work();
    } catch (cause) {
      patch({ error: errorOf(cause), percent: null });
    }
  };
  const inspect = async (importId: string, sheet: string | null): Promise<void> => {
    const inspection = await host.directory.import.inspect({ importId, sheet });
    patch({
      importId,
      inspection,
      mapping: inspection.mapping,
      preview: null,
      percent: null,
      phase: "columns",
    });
  };
  const chosen = () => ({
    importId: state.importId,
    sheet: state.inspection?.sheet ?? null,
    mapping: state.mapping ?? { headerRow: 0, fields: [], carryDown: "none" as const },
  });

  return {
    state,
    choose: async (file) =>
      attempt(async () => {
        patch({ ...initial, fileName: file.name, percent: 0 });
        const importId = await upload(host, file, (percent) => patch({ percent }));
        patch({ importId });
        await inspect(importId, null);
      }),
    chooseSheet: async (sheet) => attempt(async () => inspect(state.importId, sheet)),
    remap: (mapping) => patch({ mapping, preview: null, error: null }),
    preview: async () =>
      attempt(async () => {
        patch({ percent: 0, preview: null });
        for await (const step of await host.directory.import.preview(chosen())) {
          if (step.step === "done") patch({ preview: step.preview, percent: null, phase: "preview" });
          else patch({ percent: Math.round((step.readBytes / Math.max(1, step.totalBytes)) * 100) });
        }
      }),
    run: async () =>
      attempt(async () => {
        const total = state.preview?.rows ?? 0;
        patch({ phase: "run", written: { rows: 0, total }, cancelling: false });
        for await (const step of await host.directory.import.run(chosen())) {
          if (step.step === "done") patch({ result: step.result, phase: "result" });
          else patch({ written: step });
        }
      }),
    cancel: async () =>
      attempt(async () => {
        patch({ cancelling: true });
        await host.directory.import.cancel({ importId: state.importId });
      }),
    end: () => {
      // A file that cannot be forgotten now goes with the next import or the next start.
      if (state.importId !== "") void asked(host.directory.import.end({ importId: state.importId }));
    },
    backTo: (phase) => patch(phase === "choose" ? initial : { phase, error: null }),
  };
}
