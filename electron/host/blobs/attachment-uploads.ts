import { randomUUID } from "node:crypto";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { attachmentSchema, type Attachment } from "../../../shared/modules/passes/index.ts";
import { attachmentType } from "./attachment-type.ts";
import { MAX_FILE_BYTES, type BlobStore } from "./blob-store.ts";

interface Upload {
  readonly id: string;
  readonly expected: number;
  readonly pieces: Buffer[];
  received: number;
}

export interface AttachmentUploads {
  readonly begin: (ownerId: string, bytes: number) => Result<string>;
  /** Adds a piece; answers the bytes so far. */
  readonly append: (ownerId: string, id: string, piece: Buffer) => Result<number>;
  /** Encrypts and keeps the whole file under its name. */
  readonly finish: (ownerId: string, id: string, name: string) => Result<Attachment>;
}

/** Files on their way in, in memory and never on the disk in clear: one a person at a time. */
export function createAttachmentUploads(blobs: () => BlobStore): AttachmentUploads {
  const byOwner = new Map<string, Upload>();
  const of = (ownerId: string, id: string): Result<Upload> => {
    const upload = byOwner.get(ownerId);
    return upload?.id === id ? ok(upload) : refuse("attachment-missing", "proxy");
  };
  return {
    begin: (ownerId, bytes) => {
      if (bytes > MAX_FILE_BYTES) {
        return refuse("attachment-too-big", "proxy", {
          maximum: Math.floor(MAX_FILE_BYTES / 1024 / 1024) + 1,
        });
      }
      const id = randomUUID();
      byOwner.set(ownerId, { id, expected: bytes, pieces: [], received: 0 });
      return ok(id);
    },
    append: (ownerId, id, piece) => {
      const upload = of(ownerId, id);
      if (!upload.ok) return upload;
      if (upload.value.received + piece.length > upload.value.expected) return refuse("bad-input", "proxy");
      upload.value.pieces.push(piece);
      upload.value.received += piece.length;
      return ok(upload.value.received);
    },
    finish: (ownerId, id, name) => {
      const upload = of(ownerId, id);
      if (!upload.ok) return upload;
      byOwner.delete(ownerId);
      if (upload.value.received !== upload.value.expected) return refuse("bad-input", "proxy");
      const bytes = Buffer.concat(upload.value.pieces);
      const type = attachmentType(bytes);
      if (type === null) return refuse("attachment-kind", "proxy");
      return ok(
        attachmentSchema.parse({
          hash: blobs().put(bytes),
          type,
          bytes: bytes.length,
          name: name.slice(0, 200),
        }),
      );
    },
  };
}
