import type { Core } from "../core.ts";

/** Removes attachments that no record refers to (their form was never saved), when they are old enough. */
export function sweepBlobs(core: Core, ageMs: number): void {
  core.blobs.sweep(ageMs, core.queries.passes.usesAttachment);
}
