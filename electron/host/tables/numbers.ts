import { numberRegister, type NumberState } from "../../../shared/modules/numbers/index.ts";
import { defineTable, integer, text } from "../store/table.ts";

/** 重号: numbers that several records carry, noted by a person. */
export const numbersNotedTable = defineTable<NumberState>({
  name: "numbers_noted",
  version: 1,
  register: numberRegister,
  columns: {
    noted_number: text((state) => state.number),
    records: integer((state) => state.noted.length),
  },
  indexes: [],
  number: null,
  search: null,
  conflicts: null,
});
