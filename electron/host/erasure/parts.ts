import { readEventText, type JsonObject } from "../../../shared/kernel/event.ts";
import { personalOf, sealedReference } from "../store/open-event.ts";
import type { Store } from "../store/store.ts";
import { sourceOf } from "./sources.ts";

/** One sealed part of a record that is not erased. */
export interface LivePart {
  readonly vault: string;
  /** When its event was written, ms. */
  readonly at: number;
  readonly open: () => JsonObject | null;
}

/** A record's sealed parts that hold somebody's personal data and are not erased, in the order of their events. */
export function livePartsOf(store: Store, kind: string, id: string): readonly LivePart[] {
  const kept = sourceOf(kind)?.keeps ?? [];
  return store.log.textsOf(id).flatMap((line) => {
    const event = readEventText(line);
    if (!event.ok || event.value.kind !== kind || kept.includes(event.value.type)) return [];
    const sealed = sealedReference.safeParse(event.value.data["sealed"]);
    if (!sealed.success || store.log.cipherOf(sealed.data.vault) === null) return [];
    return [
      {
        vault: sealed.data.vault,
        at: event.value.at,
        open: () => personalOf(event.value, store.unsealer),
      },
    ];
  });
}
