import type { KeyObject } from "node:crypto";
import { z } from "zod";
import { readEventText, type Envelope, type JsonObject } from "../../../shared/kernel/event.ts";
import type { OpenEvent } from "../../../shared/kernel/fold.ts";
import { unseal } from "../vault/seal.ts";

/** How an event names its sealed part: the vault row and the SHA-256 of its ciphertext. */
export const sealedReference = z.object({
  vault: z.string().regex(/^[0-9a-f]{32}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Opens sealed parts: the ciphertext from the log's vault, the key from the desk's keys. */
export interface Unsealer {
  readonly cipherOf: (vaultId: string) => Uint8Array | null;
  readonly vaultKey: KeyObject;
}

/** The event's personal part, or null when it has none, was erased, or its bytes are not what was sealed. */
export function personalOf(event: Envelope, unsealer: Unsealer): JsonObject | null {
  const sealed = event.data["sealed"];
  if (sealed === undefined) return null;
  const reference = sealedReference.safeParse(sealed);
  if (!reference.success) return null;
  const cipher = unsealer.cipherOf(reference.data.vault);
  if (cipher === null) return null;
  const opened = unseal(reference.data.vault, cipher, unsealer.vaultKey);
  return opened.ok ? opened.value : null;
}

/** The file holds what the program never wrote. */
export class LogDamaged extends Error {}

/** Reads one text of the log. A text that is no event cannot be in it unless the file is damaged: thrown. */
export function openText(line: string, unsealer: Unsealer): OpenEvent {
  const event = readEventText(line);
  if (!event.ok) throw new LogDamaged(`the log holds a text that is no event: ${event.error}`);
  return { envelope: event.value, personal: personalOf(event.value, unsealer) };
}
