import { foldAll } from "../../../shared/kernel/fold.ts";
import type { Store } from "./store.ts";

/**
 * Erases sealed parts of one record: their vault rows, known here or not yet, and what the record's row and search
 * tokens said of them, also where the server's word erased the vault rows before. Answers the record's `rev`, 0 when
 * nothing of it is here. Must run inside a transaction.
 */
export function eraseParts(store: Store, kind: string, id: string, vault: readonly string[]): number {
  const register = store.projections.registerOf(kind);
  for (const part of vault) store.log.erase(part);
  if (register === null) return 0;
  const events = store.eventsOf(id).filter(({ envelope }) => envelope.kind === kind);
  const after = foldAll(register, events);
  if (after.rev > 0) store.projections.rewrite(kind, id, after);
  return after.rev;
}
