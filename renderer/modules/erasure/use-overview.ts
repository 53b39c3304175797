import { useLive } from "../../app/live.ts";

/** Holds, erasures and what is being carried out, as they are now. */
export function useErasureOverview() {
  return useLive({
    key: ["erasure.overview"],
    kinds: ["erasure", "hold"],
    read: async (host) => host.erasure.overview(),
  }).data;
}
