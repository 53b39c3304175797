import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { BoardItem, MaskedItem } from "../../../shared/contract/board.ts";
import { useLive } from "../live.ts";
import { useHost } from "../program.ts";

/** 现在要做: everything that waits for a person, most overdue first. */
export function useBoard(): UseQueryResult<{ items: BoardItem[]; nowMs: number }> {
  return useLive({ key: ["board.now"], kinds: ["board"], read: async (host) => host.board.now() });
}

/** What rings now, masked: for every window, signed in or not. */
export function useRinging(): readonly MaskedItem[] {
  const host = useHost();
  const ringing = useQuery({
    queryKey: ["board.ringing"],
    queryFn: async () => host.board.ringing(),
    meta: { kinds: ["board"] },
    // The feed may have been down when it began to ring.
    refetchInterval: 30_000,
  });
  return ringing.data?.items ?? [];
}
