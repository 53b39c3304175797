import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { requiredLongText, requiredShortText } from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { isNoted, numberRegister } from "./fold.ts";
import { numberedRecordSchema, numberEvents } from "./schema.ts";

const emit = emitter(numberEvents);

/** 记下重号: both records keep their number, as both slips are in people's hands; the reason says which is which. */
export const noteDuplicate = defineCommand({
  name: "number.note-duplicate",
  register: numberRegister,
  target: "new",
  input: z.object({
    number: requiredShortText,
    records: z.array(numberedRecordSchema).min(2).max(50),
    reason: requiredLongText,
  }),
  decide: (_state, { number, records, reason }, context) => {
    const id = context.lookups.naturalId(numberRegister.kind, number);
    const known = context.lookups.state(numberRegister, id);
    const ids = records.map((record) => record.id);
    if (known !== null && isNoted(known, ids)) return refuse("no-change");
    return ok([{ ...emit("duplicate-noted", { at: context.nowMs, number, records, reason }), id }]);
  },
});

export const numberCommands = [noteDuplicate] as const;
