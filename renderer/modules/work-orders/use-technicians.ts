import { useLive } from "../../app/live.ts";

/** 维修人员, each with how many open orders they have. */
export function useTechnicians() {
  const { data } = useLive({
    key: ["workOrders.technicians"],
    kinds: ["staff", "work-order"],
    read: async (host) => host.workOrders.technicians(),
  });
  return data ?? [];
}
