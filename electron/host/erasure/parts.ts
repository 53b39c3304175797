import { readEventText } from "../../../shared/kernel/event.ts";
import { sealedReference } from "../store/open-event.ts";
import type { Store } from "../store/store.ts";

/** Vault ids of a record's sealed parts that are not erased, in the order in which they were written. */
export function livePartsOf(store: Store, kind: string, id: string): readonly string[] {
  return store.log.textsOf(id).flatMap((line) => {
    const event = readEventText(line);
    if (!event.ok || event.value.kind !== kind) return [];
    const sealed = sealedReference.safeParse(event.value.data["sealed"]);
    return sealed.success && store.log.cipherOf(sealed.data.vault) !== null ? [sealed.data.vault] : [];
  });
}
