import type { Database } from "better-sqlite3";
import { tariffRowSchema, type TariffRow } from "../../../shared/contract/tariff.ts";
import { tariffRegister, type TariffState } from "../../../shared/modules/tariff/index.ts";
import { bytesToId } from "../store/id-bytes.ts";
import { defineTable, flag, integer, text } from "../store/table.ts";

/** 收费标准: one row an item (REP-5). */
export const tariffTable = defineTable<TariffState>({
  name: "tariff_items",
  version: 1,
  register: tariffRegister,
  columns: {
    name: text((item) => item.name),
    unit: text((item) => item.unit),
    price: integer((item) => item.priceFen),
    labour: integer((item) => item.labourFen),
    since: integer((item) => item.sinceMs),
    retired: flag((item) => item.retired),
  },
  indexes: [],
  number: null,
  search: null,
  conflicts: null,
});

/** Reads of 收费标准. */
export function createTariffQueries(db: Database) {
  const all = db.prepare<[], { id: Buffer; retired: number }>(
    `SELECT id, name, unit, price AS priceFen, labour AS labourFen, since AS sinceMs, retired
     FROM tariff_items ORDER BY retired, row`,
  );
  return {
    list: (): readonly TariffRow[] =>
      all
        .all()
        .map((row) => tariffRowSchema.parse({ ...row, id: bytesToId(row.id), retired: row.retired === 1 })),
  };
}
