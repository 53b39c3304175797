import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { Bench } from "../fixtures/host.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { startServer } from "../server/support/site.ts";
import { agree, firstDesk, nextDesk, settled } from "./support/desks.ts";

const soak = process.env["LODGEBOOK_SOAK"] === "1";
/** Visits that each of the two desks registers on its own. */
const EACH = soak ? 25_000 : 400;
/** The desk on the line pushes that often at least; a page never splits a push. */
const PARTS = 8;
const DAYS = 30;
const DAY_MS = 86_400_000;
/** What may be held at once beyond what was held before: pages and pushes on their way, not a month (over 70 MiB). */
const BOUND_BYTES = 48 * 2 ** 20;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes that stay after everything that nobody needs was let go. */
function heldBytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function register(desk: Bench, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    desk.clock.pass(Math.floor((DAYS * DAY_MS) / count));
    await desk.must("visit.register", visitForm({ name: `访客${made}` }));
  }
}

test(
  `N2 a desk that was off the line for ${DAYS} days with ${EACH * 2} visits between two desks comes back: it says how far it is, holds little, and saves go on`,
  async () => {
    const server = await startServer();
    const lobby = await firstDesk(server);
    const gate = await nextDesk(server, lobby, "B");
    gate.host.sync.stop();
    await register(gate, EACH);
    for (let part = 0; part < PARTS; part += 1) {
      // No clock moves for hours between a call and its answer.
      lobby.host.sync.stop();
      await register(lobby, EACH / PARTS);
      lobby.host.sync.start();
      await settled(lobby);
    }

    const queues: number[] = [];
    const behinds: number[] = [];
    const before = heldBytes();
    let most = 0;
    const stop = gate.host.changes.listen(({ kinds }) => {
      const state = kinds.includes("sync") ? gate.host.sync.state() : null;
      if (state?.mode !== "joined") return;
      if (queues.at(-1) !== state.queue) queues.push(state.queue);
      if (state.behind === behinds.at(-1)) return;
      behinds.push(state.behind);
      most = Math.max(most, heldBytes() - before);
    });
    gate.host.sync.start();
    const meanwhile = await gate.must("visit.register", visitForm({ name: "现在来的" }));
    await agree(lobby, gate);
    await settled(lobby, gate);
    stop();

    const falling = behinds.filter((behind) => behind > 0);
    expect(Math.max(...queues)).toBeGreaterThanOrEqual(EACH);
    expect(queues.length).toBeGreaterThan(1 + EACH / 500);
    expect(falling.length, behinds.join(" ")).toBeGreaterThan(Math.max(3, EACH / 1000));
    expect(falling).toEqual(falling.toSorted((left, right) => right - left));
    expect(most).toBeLessThan(BOUND_BYTES);
    const visits = "SELECT count(*) FROM visits";
    expect(lobby.core().store.db.prepare(visits).pluck().get()).toBe(EACH * 2 + 1);
    expect(lobby.core().store.log.textsOf(meanwhile.id)).toHaveLength(1);
    if (soak)
      process.stdout.write(`N2 held ${Math.round(most / 2 ** 20)} MiB more; ${behinds.length} steps\n`);
  },
  soak ? 1_800_000 : 60_000,
);
