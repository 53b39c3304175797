import { implement } from "@orpc/server";
import { mayCommand } from "../../../shared/contract/access.ts";
import { conflictsContract } from "../../../shared/contract/conflicts.ts";
import { refuse } from "../../../shared/kernel/result.ts";
import { conflictsNow } from "../conflicts/conflicts.ts";
import { must } from "../refusal.ts";
import type { Door } from "./door.ts";

/** 待处理冲突: for whoever may settle one. */
export function createConflictsRouter<Connection extends object>({ read, signed }: Door<Connection>) {
  const os = implement(conflictsContract).$context<Connection>();
  return os.router({
    list: os.list.handler(({ context }) => {
      const core = read(context);
      if (!mayCommand(signed(context).actor.role, "number.note-duplicate")) must(refuse("not-allowed"));
      return [...conflictsNow(core)];
    }),
  });
}
