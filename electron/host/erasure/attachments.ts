import type { ErasedRecord } from "../../../shared/modules/erasure/index.ts";
import type { Core } from "../core.ts";
import { livePartsOf } from "./parts.ts";

const BLOB = /"([0-9a-f]{64})"/g;

/**
 * Deletes the files that these sealed parts speak of: an attachment is named by its hash there and nowhere else, and
 * no two records share one. Before the parts go, so that a crash in between leaves the names to do it again.
 */
export function eraseAttachments(core: Core, records: readonly ErasedRecord[]): void {
  const names = new Set(
    records.flatMap(({ kind, id, vault }) =>
      livePartsOf(core.store, kind, id)
        .filter((part) => vault.includes(part.vault))
        .flatMap(({ open }) => [...JSON.stringify(open()).matchAll(BLOB)].map(([, name]) => name ?? "")),
    ),
  );
  for (const name of names) core.blobs.remove(name);
}
