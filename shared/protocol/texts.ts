/** The ASCII text that a device's checkpoint signs (sync-protocol.md, Event). */
export function checkpointText(site: string, device: string, seq: number, hash: string): string {
  return `lodgebook-checkpoint-v1\n${site}\n${device}\n${seq}\n${hash}`;
}

/** What the server says it holds, and signs: the newest event of a device, at a position of the site. */
export interface ReceiptFacts {
  readonly site: string;
  readonly device: string;
  readonly seq: number;
  readonly hash: string;
  /** The site's head when it was given. */
  readonly position: number;
  /** Server's clock, ms. */
  readonly at: number;
}

/** The ASCII text that the server's receipt signs (sync-protocol.md, Event). */
export function receiptText({ site, device, seq, hash, position, at }: ReceiptFacts): string {
  return `lodgebook-receipt-v1\n${site}\n${device}\n${seq}\n${hash}\n${position}\n${at}`;
}
