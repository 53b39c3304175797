import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { approvalsContract } from "./approvals.ts";
import { backupContract } from "./backup.ts";
import { boardContract } from "./board.ts";
import { commandSchema, outcomeSchema } from "./commands.ts";
import { conflictsContract } from "./conflicts.ts";
import { directoryContract } from "./directory.ts";
import { erasureContract } from "./erasure.ts";
import { hazardsContract } from "./hazards.ts";
import { passesContract } from "./passes.ts";
import { dutyLogContract } from "./duty-log.ts";
import { keysContract } from "./keys.ts";
import { procedure } from "./procedure.ts";
import { recordContract } from "./record.ts";
import { appStateSchema, sessionContract, setupContract } from "./session.ts";
import { shiftsContract } from "./shifts.ts";
import { staffContract } from "./staff.ts";
import { syncContract } from "./sync.ts";
import { tariffContract } from "./tariff.ts";
import { visitsContract } from "./visits.ts";
import { workOrdersContract } from "./work-orders.ts";

/** What changed: ask again for what the screen shows of these kinds. `board`: something began or stopped ringing. */
export const changeSchema = z.object({ kinds: z.array(z.string()), ids: z.array(z.string()) });

/** Every word that screen and host can exchange. */
export const contract = {
  app: {
    state: procedure.output(appStateSchema),
    /** The disk is back, the key file is in its place: looks again whether the books open. Else it does nothing. */
    openAgain: procedure.output(z.object({})),
    changes: procedure.output(eventIterator(changeSchema)),
  },
  setup: setupContract,
  session: sessionContract,
  command: procedure.input(commandSchema).output(outcomeSchema),
  record: recordContract,
  drafts: {
    save: procedure
      .input(z.object({ form: z.string().max(60), content: z.record(z.string(), z.json()) }))
      .output(z.object({})),
    load: procedure
      .input(z.object({ form: z.string().max(60) }))
      .output(z.record(z.string(), z.json()).nullable()),
    clear: procedure.input(z.object({ form: z.string().max(60) })).output(z.object({})),
  },
  approvals: approvalsContract,
  backup: backupContract,
  board: boardContract,
  directory: directoryContract,
  conflicts: conflictsContract,
  erasure: erasureContract,
  shifts: shiftsContract,
  hazards: hazardsContract,
  passes: passesContract,
  keys: keysContract,
  staff: staffContract,
  sync: syncContract,
  tariff: tariffContract,
  visits: visitsContract,
  workOrders: workOrdersContract,
  dutyLog: dutyLogContract,
};
export type Contract = typeof contract;
