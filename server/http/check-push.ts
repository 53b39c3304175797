import { hash } from "node:crypto";
import { verifySignature } from "../../node/signing-key.ts";
import { parseEventText, type Envelope } from "../../shared/kernel/event.ts";
import { checkpointText } from "../../shared/protocol/texts.ts";
import { checkpointSchema, type Checkpoint } from "../../shared/protocol/wire.ts";
import type { DeviceRow, Push } from "../storage/storage.ts";
import { Refusal } from "./refusal.ts";

interface ReadEvent {
  readonly event: Envelope;
  readonly text: string;
}

/** The texts of a push as events. Throws MALFORMED with the index of the first that is not one. */
export function readTexts(texts: readonly string[]): readonly ReadEvent[] {
  return texts.map((text, index) => {
    const parsed = parseEventText(text);
    if (!parsed.ok) throw new Refusal("MALFORMED", { index, path: parsed.error });
    return { event: parsed.value, text };
  });
}

/** The one device whose events these are. Throws MALFORMED with the index of the first that is another's. */
export function deviceOfPush(events: readonly ReadEvent[], caller: string): string {
  const device = events[0]?.event.device ?? caller;
  const stranger = events.findIndex(({ event }) => event.device !== device);
  if (stranger !== -1) throw new Refusal("MALFORMED", { index: stranger, path: "device" });
  return device;
}

/** Hashes the texts and checks that each follows the one before. Throws BAD_CHAIN with the place. */
export function chainOf(events: readonly ReadEvent[]): Push["events"] {
  const chained: { readonly seq: number; readonly hash: string; readonly text: string }[] = [];
  for (const [index, { event, text }] of events.entries()) {
    const before = chained.at(-1);
    const follows =
      before === undefined
        ? event.seq > 1 || /^0{64}$/.test(event.prev)
        : event.seq === before.seq + 1 && event.prev === before.hash;
    if (!follows) throw new Refusal("BAD_CHAIN", { index });
    chained.push({ seq: event.seq, hash: hash("sha256", text), text });
  }
  return chained;
}

/** The checkpoint, which must stand on the push's last event and be the device's own. Throws BAD_CHECKPOINT. */
export function checkpointOf(given: unknown, events: Push["events"], device: DeviceRow): Checkpoint | null {
  const last = events.at(-1);
  if (last === undefined) return null;
  const parsed = checkpointSchema.safeParse(given);
  if (!parsed.success) throw new Refusal("BAD_CHECKPOINT");
  const { device: signer, seq, hash: signed, sig } = parsed.data;
  const holds =
    signer === device.device &&
    seq === last.seq &&
    signed === last.hash &&
    verifySignature(device.publicKey, checkpointText(device.site, signer, seq, signed), sig);
  if (!holds) throw new Refusal("BAD_CHECKPOINT");
  return parsed.data;
}
