import { mayCommand } from "../../shared/contract/access.ts";
import type { CommandName } from "../../shared/contract/commands.ts";
import { useSession } from "./program.ts";

/** True when whoever is signed in may give the command; the host asks again when it is given (A2). */
export function useMay(command: CommandName): boolean {
  return useSession(({ actor }) => actor !== null && mayCommand(actor.role, command));
}
