import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Attachment } from "../../../shared/modules/passes/index.ts";
import { asked, type Host } from "../../app/host-client.ts";
import { bytesToBase64 } from "../../ui/save-file.ts";

/** Bytes of one message: well under what the socket takes. */
const PIECE = 1024 * 1024;

/** Sends a chosen file to the host, piece by piece; `onPart` hears the share that is there (0 to 1). */
export async function sendFile(
  host: Host,
  file: File,
  onPart: (part: number) => void,
): Promise<Result<Attachment>> {
  if (file.size === 0) return err({ code: "attachment-kind", field: "proxy" });
  const { upload } = host.passes;
  const begun = await asked(upload.begin({ bytes: file.size }));
  if (!begun.ok) return begun;
  const { uploadId } = begun.value;
  for (let from = 0; from < file.size; from += PIECE) {
    const piece = new Uint8Array(await file.slice(from, from + PIECE).arrayBuffer());
    const sent = await asked(upload.append({ uploadId, base64: bytesToBase64(piece) }));
    if (!sent.ok) return sent;
    onPart(sent.value.received / file.size);
  }
  const kept = await asked(upload.finish({ uploadId, name: file.name }));
  return kept.ok ? ok(kept.value) : kept;
}
