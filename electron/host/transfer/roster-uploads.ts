import { randomUUID } from "node:crypto";
import { appendFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { tableLimits } from "./table-error.ts";

export interface Upload {
  readonly id: string;
  readonly ownerId: string;
  readonly path: string;
  readonly expected: number;
  received: number;
}

export interface RosterUploads {
  readonly begin: (ownerId: string, bytes: number) => Promise<Result<Upload>>;
  /** Adds a piece; refused when it is more than was announced. Answers the bytes so far. */
  readonly append: (upload: Upload, piece: Uint8Array) => Promise<Result<number>>;
  /** The upload of this member of staff; refused once it ended or belongs to somebody else. */
  readonly of: (id: string, ownerId: string) => Result<Upload>;
  readonly end: (upload: Upload) => Promise<void>;
  /** Deletes every uploaded file: they hold personal data in clear. */
  readonly clear: () => Promise<void>;
}

/**
 * Files on their way into an import. They stand in a folder of their own, open to nobody else, and go when
 * the import ends, when its owner begins another, and at the next start.
 */
export function createRosterUploads(folder: string): RosterUploads {
  const uploads = new Map<string, Upload>();
  const end = async (upload: Upload): Promise<void> => {
    uploads.delete(upload.id);
    await rm(upload.path, { force: true });
  };
  return {
    begin: async (ownerId, bytes) => {
      if (bytes === 0) return refuse("import-refused", undefined, { problem: "empty" });
      if (bytes > tableLimits.fileBytes) {
        return refuse("import-refused", undefined, {
          problem: "too-big",
          bytes,
          limit: tableLimits.fileBytes,
        });
      }
      for (const upload of uploads.values()) if (upload.ownerId === ownerId) await end(upload);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const id = randomUUID();
      const upload: Upload = {
        id,
        ownerId,
        path: join(folder, `${id}.upload`),
        expected: bytes,
        received: 0,
      };
      uploads.set(id, upload);
      return ok(upload);
    },
    append: async (upload, piece) => {
      if (upload.received + piece.byteLength > upload.expected) return refuse("bad-input", "base64");
      upload.received += piece.byteLength;
      await appendFile(upload.path, piece, { mode: 0o600 });
      return ok(upload.received);
    },
    of: (id, ownerId) => {
      const upload = uploads.get(id);
      return upload?.ownerId === ownerId ? ok(upload) : refuse("import-expired");
    },
    end,
    clear: async () => {
      uploads.clear();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
