import type { SyncState } from "../../../shared/contract/sync.ts";
import { useLive } from "../../app/live.ts";

/** How this desk stands to its server; asked again whenever the host says that it moved. */
export function useSync(): SyncState | null {
  const { data } = useLive({
    key: ["sync.state"],
    kinds: ["sync", "app"],
    read: async (host) => host.sync.state(),
  });
  return data ?? null;
}
