import type { UseQueryResult } from "@tanstack/react-query";
import type { ShiftNow, ShiftView } from "../../../shared/contract/shifts.ts";
import { useLive } from "../../app/live.ts";

/** What a shift's wizard and record show changes with every register: what is open is theirs. */
const kinds = [
  "shift",
  "roster",
  "post",
  "staff",
  "site",
  "visit",
  "work-order",
  "pass",
  "hazard-issue",
  "duty-line",
  "key",
  "board",
] as const;

/** The shift that runs at this desk's post. */
export function useShiftNow(): UseQueryResult<ShiftNow> {
  return useLive({ key: ["shifts.now"], kinds, read: async (host) => host.shifts.now() });
}

/** One shift with everything that its wizard, its record and its print show. */
export function useShift(id: string): UseQueryResult<ShiftView> {
  return useLive({
    key: ["shifts.get", id],
    kinds,
    read: async (host) => host.shifts.get({ id }),
    keepPrevious: false,
  });
}
