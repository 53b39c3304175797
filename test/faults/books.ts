import { join } from "node:path";
import type { Host } from "../../electron/host/host.ts";
import { createTestClock, type TestClock } from "../fixtures/clock.ts";
import { foundTestSite, openTestHost, type Bench } from "../fixtures/host.ts";
import { visitForm } from "../fixtures/visit-form.ts";

export const databaseIn = (folder: string): string => join(folder, "lodgebook.db");

/** Registers visitors named 来客一 …, a minute apart. */
export async function receive(bench: Bench, from: number, to: number): Promise<void> {
  for (let each = from; each <= to; each += 1) {
    bench.clock.pass(60_000);
    await bench.must("visit.register", visitForm({ name: `来客${each}` }));
  }
}

/** Names of all visitors in the books, first come first. */
export function visitors(host: Host): readonly string[] {
  const core = host.core();
  if (core === null) throw new Error(`the books are not open: ${host.state().phase}`);
  return core.store.db
    .prepare<[], string>("SELECT coalesce(name, '') FROM visits ORDER BY time_in, row")
    .pluck()
    .all();
}

/** `来客1` … `来客to`. */
export function names(to: number): readonly string[] {
  return Array.from({ length: to }, (_, index) => `来客${index + 1}`);
}

/** A site with `before` visitors, a backup, and `after` more that only the live file has. Its host is closed. */
export async function backedUpBooks(
  folder: string,
  { before, after }: { readonly before: number; readonly after: number },
): Promise<{ readonly clock: TestClock; readonly adminId: string }> {
  const clock = createTestClock();
  const bench = await foundTestSite(folder, clock);
  await receive(bench, 1, before);
  const made = await bench.host.backups.make("daily");
  if (!made.ok) throw new Error(made.error.code);
  await receive(bench, before + 1, before + after);
  const adminId = bench.admin.id;
  bench.host.close();
  return { clock, adminId };
}

/** Opens a host on the folder again. */
export async function reopenBooks(folder: string, clock: TestClock): Promise<Host> {
  return openTestHost(folder, clock);
}
