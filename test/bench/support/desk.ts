import { randomBytes } from "node:crypto";
import { uuid7 } from "../../../shared/kernel/ids.ts";
import type { Host } from "../../../electron/host/host.ts";
import { actorOf } from "../../../electron/host/tables/staff.ts";
import { coreOf } from "./books.ts";
import { firstVisit } from "./first-visit.ts";
import { visitors } from "./history.ts";
import { createRandom } from "./random.ts";

export interface Desk {
  /** One durable visit of the next person; how long its save took, and its text in the log. */
  readonly register: () => Promise<{ readonly ms: number; readonly id: string; readonly text: string }>;
  /** Whoever came leaves again: a desk has tens of people inside, not thousands. */
  readonly signOut: (id: string) => Promise<void>;
}

/** A clerk at work, through `host.execute`. */
export function openDesk(host: Host): Desk {
  const core = coreOf(host);
  const people = visitors(createRandom(1), 2000);
  const clerk = core.queries.staff.all().find(({ role }) => role === "clerk");
  if (clerk === undefined) throw new Error("no clerk");
  const given = { actor: actorOf(clerk), approver: null, pinHash: null };
  const newCommand = () => uuid7(Date.now(), randomBytes(16));
  let came = 0;
  return {
    register: async () => {
      const input = { ...firstVisit, ...people[came % people.length] };
      came += 1;
      const cmd = newCommand();
      const request = { cmd, name: "visit.register", id: null, input, approval: null };
      const before = performance.now();
      const outcome = await host.execute(request, given);
      const ms = performance.now() - before;
      if (!outcome.ok) throw new Error(outcome.error.code);
      const [text] = core.store.log.textsByCommand(cmd);
      if (text === undefined) throw new Error("not saved");
      return { ms, id: outcome.value.id, text };
    },
    signOut: async (id) => {
      const input = { badgeReturned: null, late: null };
      const left = await host.execute(
        { cmd: newCommand(), name: "visit.sign-out", id, input, approval: null },
        given,
      );
      if (!left.ok) throw new Error(left.error.code);
    },
  };
}
