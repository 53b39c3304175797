import type { Logger } from "pino";
import { z } from "zod";
import { logDifferenceSchema, type LogDifference } from "../../../shared/contract/sync.ts";
import type { Clock } from "../clock.ts";
import type { Core } from "../core.ts";
import { deskCodes } from "../desk.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import {
  compareWithHandovers,
  compareWithServer,
  type Behind,
  type Heads,
  type KnownHandovers,
} from "./compare-logs.ts";

const KEY = "sync-compared";
const EVERY_MS = 10 * 60_000;

const keptSchema = z.object({ v: z.literal(1), atMs: z.int(), differences: z.array(logDifferenceSchema) });
type Kept = z.output<typeof keptSchema>;

function readKept(core: Core): Kept | null {
  const content = readMeta(core.store.db, KEY);
  return content === null ? null : (keptSchema.safeParse(JSON.parse(content)).data ?? null);
}

export interface Comparison {
  /** Ten minutes are over, or a handover was signed or came in, since the logs were last compared. */
  readonly due: (core: Core) => boolean;
  /** Compares with what the server holds now, and with what handovers carry; keeps what differs. */
  readonly compare: (core: Core, heads: Heads) => void;
  /** What the last comparison found; kept in the books, so that no restart hides it. */
  readonly last: (core: Core) => Omit<Kept, "v"> | null;
}

/** The watch over the logs: whether what this desk holds of every desk is what the others hold. */
export function createComparison({
  clock,
  log,
}: {
  readonly clock: Clock;
  readonly log: Logger;
}): Comparison {
  let comparedMono = -Infinity;
  let signedAtMs: number | null = null;
  let behind: Behind = new Map();
  const handovers: KnownHandovers = new Map();
  let of: Core | null = null;
  let kept: Kept | null = null;
  const load = (core: Core): Kept | null => {
    if (of !== core) {
      of = core;
      kept = readKept(core);
    }
    return kept;
  };
  return {
    due: (core) =>
      clock.monoMs() - comparedMono >= EVERY_MS || core.queries.shifts.lastSignedMs() !== signedAtMs,
    compare: (core, heads) => {
      comparedMono = clock.monoMs();
      signedAtMs = core.queries.shifts.lastSignedMs();
      const compared = compareWithServer(core, heads, behind);
      behind = compared.behind;
      const desks = deskCodes(core.store.db);
      const differences: LogDifference[] = [
        ...compared.differences,
        ...compareWithHandovers(core, handovers),
      ].map((found) => Object.assign({ desk: desks.get(found.device) ?? "" }, found));
      const known = load(core)?.differences ?? [];
      if (differences.length > 0 && JSON.stringify(known) !== JSON.stringify(differences))
        log.error({ differences }, "the logs of two desks differ");
      const next = { v: 1 as const, atMs: clock.nowMs(), differences };
      core.store.transaction(() => writeMeta(core.store.db, KEY, JSON.stringify(next)));
      kept = next;
    },
    last: load,
  };
}
