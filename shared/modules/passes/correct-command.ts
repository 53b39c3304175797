import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { longText, requiredLongText, shortText } from "../../kernel/fields.ts";
import { normalisePhone } from "../../kernel/phone.ts";
import { normalisePlate } from "../../kernel/plates.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { err, ok, refuse, type DomainError, type Result } from "../../kernel/result.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { amended, readingOf, rowField, sealedCorrectable } from "./corrections.ts";
import { passRegister } from "./fold.ts";
import { signedText } from "./rules.ts";
import { passEvents } from "./schema.ts";
import type { PassState } from "./state.ts";
import { asWritten, incomplete, isKnownOwner } from "./write-commands.ts";

const emit = emitter(passEvents);
const MAX_QTY = 99_999;

/** What the field is to say, in the form in which it is kept. */
function kept(state: PassState, field: string, typed: string): Result<string> {
  if (field === "reason" || field === "releaseNote" || field === "expiryNote") {
    return typed === "" && field === "expiryNote" ? refuse("required", "to") : ok(typed);
  }
  const short = shortText.safeParse(typed);
  if (!short.success) return refuse("bad-input", "to");
  const to = short.data;
  const row = rowField(field);
  if (row?.part === "qty" || row?.part === "actual") return quantity(state, row, to);
  if (row?.part === "name") return to === "" ? refuse("required", "to") : ok(to);
  switch (field) {
    case "ownerPhone":
    case "requesterPhone":
      return ok(normalisePhone(to));
    case "plate":
      return ok(normalisePlate(to));
    case "unit": {
      const unit = parseUnitCode(to);
      return unit.ok ? unit : refuse("unit-form", "to");
    }
    default:
      return ok(to);
  }
}

/** GDS-3: the gate counted no more than is listed, and something went. */
function quantity(
  state: PassState,
  row: NonNullable<ReturnType<typeof rowField>>,
  to: string,
): Result<string> {
  const qty = Number(to);
  if (!/^\d{1,5}$/.test(to) || qty > MAX_QTY) return refuse("bad-input", "to");
  if (row.part === "qty") return qty === 0 ? refuse("required", "to") : ok(String(qty));
  if (state.releases.length !== 1) return refuse("state-forbids");
  if (qty > (state.items[row.row]?.qty ?? 0)) return refuse("pass-more-than-listed", "to");
  const after = amended(state, `actual.${row.row}`, String(qty)).releases.at(-1)?.actual ?? [];
  return after.every((one) => one === 0) ? refuse("pass-nothing-taken", "to") : ok(String(qty));
}

/** GDS-1, GDS-2: what waits for a signature stays complete and its owner verified. */
function stillComplete(next: PassState): DomainError | null {
  const problem = incomplete(asWritten(next));
  return problem === null ? null : { ...problem, field: "to" };
}

/** What else is written with it: the owner who came in person is the requester too (GDS-1). */
function fieldsOf({ basis }: PassState, field: string): readonly string[] {
  const both = basis === "owner" && (field === "owner" || field === "requester");
  return both ? ["owner", "requester"] : [field];
}

function correctedEvent(
  field: string,
  from: string,
  to: string,
  { reason, outside }: { readonly reason: string; readonly outside: boolean },
): NewEvent {
  const readings = { from: from === "" ? null : from, to: to === "" ? null : to };
  return sealedCorrectable.some((name) => name === field)
    ? emit("corrected", { field, from: null, to: null, reason, outside }, readings)
    : emit("corrected", { field, ...readings, reason, outside }, null);
}

/**
 * 更正 of a slip of the pen, both readings kept. Before the signature anything that is written on the pass, and it
 * has to be looked at anew; after it only what nobody signed, for another text needs another pass (GDS-2).
 */
export const correctPass = defineCommand({
  name: "pass.correct",
  register: passRegister,
  target: "existing",
  input: z.object({ field: z.string().max(40), to: longText, reason: requiredLongText }),
  decide: (state, { field, to, reason }, context) => {
    if (state.status === "void") return refuse("already-void");
    // A draft, and what was handed back, is revised as a whole.
    if (state.signature === null && state.status !== "submitted") return refuse("state-forbids");
    const from = readingOf(state, field);
    if (from === null) return refuse("not-found", "field");
    const reading = kept(state, field, to);
    if (!reading.ok) return reading;
    if (from === reading.value) return refuse("no-change", "to");
    const fields = fieldsOf(state, field);
    const next = fields.reduce((so, name) => amended(so, name, reading.value), state);
    const outside = signedText(next) === signedText(state);
    if (!outside && state.signature !== null) return refuse("pass-signed-text", "field");
    const said = { reason, outside };
    const events = fields.map((name) =>
      correctedEvent(name, readingOf(state, name) ?? "", reading.value, said),
    );
    if (outside) return ok(events);
    // The same owner in another unit, or another name there: the directory is asked anew (GDS-1).
    const ownerKnown = isKnownOwner(next.owner ?? "", next.unit, context);
    const problem = stillComplete({ ...next, ownerKnown });
    if (problem !== null) return err(problem);
    const verified =
      ownerKnown === state.ownerKnown
        ? []
        : [correctedEvent("ownerKnown", String(state.ownerKnown), String(ownerKnown), said)];
    return ok([...events, ...verified]);
  },
});
