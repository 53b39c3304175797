import type { DutyDay } from "../../../shared/contract/duty-log.ts";
import { useLive } from "../../app/live.ts";

/** Which page of which post's log is open; null: this desk's post, the day that it is now. */
export interface ChosenDay {
  readonly post: string | null;
  readonly day: string | null;
}

/** That day as the host has it. */
export function useDutyDay({ post, day }: ChosenDay): DutyDay | undefined {
  return useLive({
    key: ["dutyLog.day", post, day],
    kinds: ["duty-line", "log-review", "staff", "board"],
    read: async (host) => host.dutyLog.day({ post, day }),
  }).data;
}
