import type { Logger } from "pino";
import { numberRegister } from "../../../shared/modules/numbers/index.ts";
import type { Changes } from "../changes.ts";
import type { Clock } from "../clock.ts";
import type { Core } from "../core.ts";
import { idToBytes } from "../store/id-bytes.ts";
import type { WorkerClient } from "../worker-client.ts";
import type { Duplicate } from "./duplicates.ts";

const DAY_MS = 86_400_000;

export interface DuplicateLookOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly changes: Changes;
  readonly worker: WorkerClient;
  readonly core: () => Core | null;
}

function keep(core: Core, found: readonly Duplicate[]): boolean {
  const { store, queries } = core;
  if (JSON.stringify(queries.conflicts.duplicates()) === JSON.stringify(found)) return false;
  const insert = store.db.prepare("INSERT INTO duplicate_numbers (kind, number, id) VALUES (?, ?, ?)");
  store.transaction(() => {
    store.db.exec("DELETE FROM duplicate_numbers");
    for (const { kind, number, ids } of found) for (const id of ids) insert.run(kind, number, idToBytes(id));
  });
  return true;
}

/**
 * Looks over all numbers once a day, and soon after a desk was installed: only a copied disk or a restore makes a
 * number twice (S5). In the worker, since it reads every register.
 */
export function createDuplicateLook(options: DuplicateLookOptions): { readonly tick: () => Promise<void> } {
  const { path, clock, log, changes, worker, core } = options;
  let lookedMono: number | null = null;
  let looking: Promise<void> | null = null;
  changes.listen(({ kinds }) => {
    if (kinds.includes("desk")) lookedMono = null;
  });
  const look = async (books: Core): Promise<void> => {
    const found = await worker.run("numbers.duplicates", { path });
    if (core() !== books || !keep(books, found)) return;
    if (found.length > 0) log.warn({ numbers: found.length }, "records carry the same number");
    changes.publish({ kinds: [numberRegister.kind], ids: [] });
  };
  return {
    tick: async () => {
      const books = core();
      const due = lookedMono === null || clock.monoMs() - lookedMono >= DAY_MS;
      if (books === null || (looking === null && !due)) return;
      lookedMono = clock.monoMs();
      looking ??= look(books)
        .catch((cause: unknown) => log.error({ err: cause }, "looking for duplicate numbers failed"))
        .finally(() => {
          looking = null;
        });
      await looking;
    },
  };
}
