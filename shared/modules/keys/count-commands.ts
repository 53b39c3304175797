import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { longText, requiredShortText, uuid7Text } from "../../kernel/fields.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { ok, refuse, type DomainError, type Result } from "../../kernel/result.ts";
import { codeSheetRegister, keyCountRegister } from "./count-fold.ts";
import { keyRegister } from "./fold.ts";
import { hookCopies, outCopies } from "./rules.ts";
import { codeSheetEvents, keyCountEvents, keyEvents, keyKindSchema } from "./schema.ts";
import type { KeyState } from "./state.ts";

const emitKey = emitter(keyEvents);
const emitCount = emitter(keyCountEvents);
const emitSheet = emitter(codeSheetEvents);

const lineSchema = z.object({
  key: uuid7Text,
  /** As the counter's list said; another desk may have lent one meanwhile. */
  expected: z.int().min(0).max(99),
  present: z.int().min(0).max(99),
  explanation: longText,
});
type Line = z.output<typeof lineSchema>;

interface Counted extends Line {
  readonly state: KeyState;
}

function lineProblem(line: Counted, index: number): DomainError | null {
  const { state, expected, present } = line;
  if (hookCopies(state) !== expected) return { code: "conflict-changed" };
  if (present === expected) return null;
  // What was booked out and hangs there was brought back without a word: that is said first.
  if (present > expected && outCopies(state) > 0) {
    return { code: "count-return-first", field: `lines.${index}.present` };
  }
  return line.explanation === "" ? { code: "reason-required", field: `lines.${index}.explanation` } : null;
}

/** Every key of the kind that is on the list, once each, as it stands now. */
function countedKeys(
  lines: readonly Line[],
  wanted: readonly string[],
  context: DecideContext,
): Result<readonly Counted[]> {
  const ids = new Set(lines.map((line) => line.key));
  const complete =
    ids.size === lines.length && ids.size === wanted.length && wanted.every((id) => ids.has(id));
  if (!complete) return refuse("conflict-changed");
  const counted: Counted[] = [];
  for (const [index, line] of lines.entries()) {
    const state = context.lookups.state(keyRegister, line.key);
    if (state === null) return refuse("conflict-changed");
    const one = { ...line, state };
    const problem = lineProblem(one, index);
    if (problem !== null) return { ok: false, error: problem };
    counted.push(one);
  }
  return ok(counted);
}

const sum = (lines: readonly Counted[], of: (line: Counted) => number): number =>
  lines.reduce((total, line) => total + of(line), 0);

/** The key's own event of a difference. */
function correction(
  { key, expected, present, explanation }: Line,
  count: { readonly id: string; readonly number: string },
  at: number,
): NewEvent {
  const event = emitKey("count-corrected", { at, count, expected, present, explanation });
  return { ...event, kind: keyRegister.kind, id: key };
}

/** 盘点 (KEY-1): one kind at a time, before a witness; each difference is explained and corrects its key. */
export const countKeys = defineCommand({
  name: "key.count",
  register: keyCountRegister,
  target: "new",
  input: z.object({ kind: keyKindSchema, lines: z.array(lineSchema).max(5000) }),
  decide: (_state, { kind, lines }, context) => {
    const wanted = context.lookups.countedKeys(kind);
    if (wanted.length === 0) return refuse("not-found", "kind");
    const counted = countedKeys(lines, wanted, context);
    if (!counted.ok) return counted;
    const number = context.nextNumber("YS");
    const different = counted.value.filter((line) => line.present !== line.expected);
    const count = { id: context.id, number };
    return ok([
      emitCount("counted", {
        at: context.nowMs,
        number,
        kind,
        againDays: context.settings.keyCountDays,
        keys: lines.length,
        expected: sum(counted.value, (line) => line.expected),
        present: sum(counted.value, (line) => line.present),
        out: sum(counted.value, (line) => outCopies(line.state)),
        differences: different.map(({ key, state, expected, present, explanation }) => ({
          key,
          code: state.code,
          label: state.unit ?? state.place,
          expected,
          present,
          out: outCopies(state),
          explanation,
        })),
      }),
      ...different.map((line) => correction(line, count, context.nowMs)),
    ]);
  },
});

/** 查看编码对照表: which tag hangs on which key; who looked, and why, stays on record. */
export const viewCodeSheet = defineCommand({
  name: "key.view-code-sheet",
  register: codeSheetRegister,
  target: "new",
  input: z.object({ reason: requiredShortText }),
  decide: (_state, { reason }, context) => {
    const id = context.lookups.naturalId(codeSheetRegister.kind, "site");
    return ok([{ ...emitSheet("viewed", { at: context.nowMs, reason }), id }]);
  },
});
