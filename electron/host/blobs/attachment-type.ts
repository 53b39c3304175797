import type { Attachment } from "../../../shared/modules/passes/index.ts";

type AttachmentType = Attachment["type"];

const magics: readonly (readonly [AttachmentType, readonly number[]])[] = [
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** What a file is by its first bytes, whatever its name says; null for anything that no attachment may be. */
export function attachmentType(bytes: Uint8Array): AttachmentType | null {
  const known = magics.find(([, magic]) => magic.every((value, index) => bytes[index] === value));
  if (known !== undefined) return known[0];
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(12, bytes.byteLength)).toString("latin1");
  return head.startsWith("RIFF") && head.endsWith("WEBP") ? "image/webp" : null;
}
