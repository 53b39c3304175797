import { NO_PREV, parseEventText, type Envelope, type EventTextProblem } from "./event.ts";

/** Lower-case hex SHA-256 of a text's UTF-8 bytes; the host gives Node's, so the kernel stays pure. */
export type Sha256 = (text: string) => string;

export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export const EMPTY_HEAD: ChainHead = { seq: 0, hash: NO_PREV };

export interface ChainBreak {
  readonly device: string;
  readonly seq: number;
  readonly problem: "text" | "other-device" | "seq" | "prev";
  readonly textProblem?: EventTextProblem;
}

/**
 * Walks a device's texts from a known head. Answers the new head, or the first place where the chain does
 * not hold: a cut, an edit, an insertion or another order all break it. `onEvent` is told each event that
 * holds, with its own hash, before the next text is asked for.
 */
export function walkChain(
  device: string,
  from: ChainHead,
  texts: Iterable<string>,
  sha256: Sha256,
  onEvent: (event: Envelope, hash: string) => void = () => undefined,
): { readonly head: ChainHead; readonly broken: ChainBreak | null } {
  let head = from;
  for (const line of texts) {
    const seq = head.seq + 1;
    const event = parseEventText(line);
    if (!event.ok) {
      return { head, broken: { device, seq, problem: "text", textProblem: event.error } };
    }
    if (event.value.device !== device) return { head, broken: { device, seq, problem: "other-device" } };
    if (event.value.seq !== seq) return { head, broken: { device, seq, problem: "seq" } };
    if (event.value.prev !== head.hash) return { head, broken: { device, seq, problem: "prev" } };
    head = { seq, hash: sha256(line) };
    onEvent(event.value, head.hash);
  }
  return { head, broken: null };
}
