import { foldAll } from "../../../shared/kernel/fold.ts";
import type { Store } from "./store.ts";

/**
 * Erases sealed parts of one record: their vault rows, known here or not yet, and what the record's row and search
 * tokens said of them. Answers the record's `rev`, 0 when nothing of it is here. Must run inside a transaction.
 */
export function eraseParts(store: Store, kind: string, id: string, vault: readonly string[]): number {
  const register = store.projections.registerOf(kind);
  const eventsOf = () => store.eventsOf(id).filter(({ envelope }) => envelope.kind === kind);
  const before = register === null ? null : foldAll(register, eventsOf());
  for (const part of vault) store.log.erase(part);
  if (register === null || before === null || before.rev === 0) return 0;
  store.projections.write(kind, id, before, foldAll(register, eventsOf()));
  return before.rev;
}
