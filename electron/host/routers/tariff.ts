import { implement } from "@orpc/server";
import { tariffContract } from "../../../shared/contract/tariff.ts";
import type { Door } from "./door.ts";

/** 收费标准: read by whoever quotes from it. */
export function createTariffRouter<Connection extends object>({ read }: Door<Connection>) {
  const os = implement(tariffContract).$context<Connection>();
  return os.router({
    list: os.list.handler(({ context }) => [...read(context).queries.tariff.list()]),
  });
}
