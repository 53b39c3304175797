import { z } from "zod";
import { commandNamed } from "../../../shared/contract/commands.ts";
import { maskNumbersIn } from "../../../shared/kernel/mask-text.ts";
import type { ShownFact } from "../../../shared/modules/approvals/index.ts";
import { hazardIssueRegister } from "../../../shared/modules/hazards/index.ts";
import { keyRegister, loanOf } from "../../../shared/modules/keys/index.ts";
import { blockingItems, shiftRegister } from "../../../shared/modules/shifts/index.ts";
import type { Core } from "../core.ts";
import { sourceOf } from "../erasure/sources.ts";
import { idToBytes } from "../store/id-bytes.ts";

/** Lines that people wrote in their own words. */
const freeText: ReadonlySet<string> = new Set(["reason", "note", "lateReason", "items"]);

type Lines = Partial<Record<ShownFact["name"], string | number | null>>;

const reason = z.object({ reason: z.string() });
const reveal = z.object({ field: z.string(), note: z.string() });
const lend = z.object({
  copies: z.number(),
  borrowerStaff: z.string().nullable(),
  borrower: z.string(),
  department: z.string(),
  reason: z.string(),
  dueAt: z.number().nullable(),
  escort: z.string().nullable(),
  consent: z.object({ method: z.string(), by: z.string(), at: z.number() }).nullable(),
  late: z.object({ occurredAt: z.number(), reason: z.string() }).nullable(),
});
const extend = z.object({ loan: z.string(), dueAt: z.number(), reason: z.string() });

/** Which record it is about, as people tell it from others. */
function recordLines(core: Core, kind: string, id: string): Lines {
  const source = sourceOf(kind);
  if (source === null) return {};
  const { table, number, unit, label } = source;
  const row = core.store.db
    .prepare<[Buffer], { number: string; unit: string | null; label: string | null }>(
      `SELECT ${number} AS number, ${unit} AS unit, ${label} AS label FROM ${table.name} WHERE id = ?`,
    )
    .get(idToBytes(id));
  return row === undefined ? {} : { record: row.number, unit: row.unit, label: row.label };
}

function lendLines(core: Core, id: string, input: unknown): Lines {
  const { borrowerStaff, borrower, department, consent, late, escort, ...facts } = lend.parse(input);
  const { nameOf } = core.queries.staff;
  const who = borrowerStaff === null ? borrower : nameOf(borrowerStaff);
  const { place } = core.store.folded(keyRegister, id).state;
  return {
    ...recordLines(core, "key", id),
    label: place,
    borrower: [department, who].filter((part) => part !== "").join(" "),
    ...facts,
    escort: escort === null ? null : nameOf(escort),
    consent: consent?.method ?? null,
    consentBy: consent?.by ?? null,
    consentAt: consent?.at ?? null,
    occurredAt: late?.occurredAt ?? null,
    lateReason: late?.reason ?? null,
  };
}

function extendLines(core: Core, id: string, input: unknown): Lines {
  const facts = extend.parse(input);
  const loan = loanOf(core.store.folded(keyRegister, id).state, facts.loan);
  const staff = loan?.borrowerStaff ?? null;
  const borrower = staff === null ? (loan?.borrower ?? "") : core.queries.staff.nameOf(staff);
  return { ...recordLines(core, "key", id), label: null, borrower, ...facts };
}

/** DUTY-4: what blocks now is what the supervisor lets pass; one more thing, and it is another request. */
function overrideLines(core: Core, id: string, input: unknown): Lines {
  const { state } = core.store.folded(shiftRegister, id);
  const open = core.lookups.openItems(state.postId, core.clock.nowMs());
  const items = blockingItems(state, open)
    .map(({ number, subject }) => [number, subject].filter((part) => part !== "").join(" "))
    .join("\n");
  return { ...recordLines(core, "shift", id), items, reason: reason.parse(input).reason };
}

function voidIssueLines(core: Core, id: string, input: unknown): Lines {
  const { substanceName, qty, unit } = core.store.folded(hazardIssueRegister, id).state;
  const quantity = `${qty} ${unit}`;
  return {
    ...recordLines(core, "hazard-issue", id),
    label: substanceName,
    quantity,
    reason: reason.parse(input).reason,
  };
}

function linesOf(core: Core, command: string, id: string, input: unknown): Lines {
  switch (command) {
    case "key.lend":
      return lendLines(core, id, input);
    case "key.extend":
      return extendLines(core, id, input);
    case "shift.override":
      return overrideLines(core, id, input);
    case "hazard-issue.void":
      return voidIssueLines(core, id, input);
    default: {
      const { field, note } = reveal.parse(input);
      return { ...recordLines(core, commandNamed(command)?.register.kind ?? "", id), field, note };
    }
  }
}

/** What an approver reads of a request, made by the host from the record and the very input that is carried out. */
export function shownOf(core: Core, command: string, id: string, input: unknown): readonly ShownFact[] {
  return Object.entries(linesOf(core, command, id, input)).flatMap(([name, value]) =>
    // PRV-1: a number typed into a reason is nothing that an approver needs.
    value === null || value === ""
      ? []
      : [
          {
            name: name as ShownFact["name"],
            value: freeText.has(name) ? maskNumbersIn(String(value)) : String(value),
          },
        ],
  );
}
