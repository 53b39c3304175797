import { lastFour } from "../../../shared/kernel/masks.ts";
import type { SearchFields } from "../../../shared/kernel/search-tokens.ts";
import {
  itemsText,
  passCheckRegister,
  passRegister,
  slipsMissing,
  type PassCheckState,
  type PassState,
} from "../../../shared/modules/passes/index.ts";
import { defineTable, flag, integer, text } from "../store/table.ts";

/** What a row's search tokens are made of. */
export interface SoughtPass {
  readonly number: string;
  readonly unit: string;
  readonly owner: string | null;
  readonly requester: string | null;
  readonly mover: string | null;
  readonly plate: string | null;
  readonly phone_tails: string;
  readonly items: string;
  readonly reason: string;
  readonly carrier: string;
}

export function passFields(pass: SoughtPass): SearchFields {
  return {
    names: [pass.owner ?? "", pass.requester ?? "", pass.mover ?? ""],
    unit: pass.unit,
    plates: [pass.plate ?? ""],
    phoneTails: pass.phone_tails.split(" "),
    number: pass.number,
    texts: [pass.items, pass.reason, pass.carrier],
  };
}

const tailsOf = (pass: PassState): string =>
  [pass.ownerPhone, pass.requesterPhone]
    .map((phone) => lastFour(phone ?? ""))
    .join(" ")
    .trim();

/** Waits for a signature or at the gate, and nobody has looked into its expiry. */
const waits = (pass: PassState): boolean =>
  (pass.status === "submitted" || pass.status === "signed") && pass.expiryNote === null;

/** Missing whatever the hour; of a pass that is out, an expiry can still make slips owed. */
const missingSlips = (pass: PassState) => slipsMissing({ ...pass, releases: pass.releases.length });

/** Nothing more is to be done with it: not written on, not signed, not taken, every slip back. */
function isOver(pass: PassState): boolean {
  if (pass.conflicts.some((one) => one.settled === null)) return false;
  if (pass.status === "draft" || waits(pass)) return false;
  if (pass.status === "refused" && pass.signature === null) return false;
  if (pass.status === "submitted" || pass.status === "signed") {
    return slipsMissing({ ...pass, status: "expired", releases: 0 }).length === 0;
  }
  return missingSlips(pass).length === 0;
}

/** 物品放行条: one row a pass. Of phones it has the tails, documents stay in the vault. */
export const passesTable = defineTable<PassState>({
  name: "passes",
  version: 2,
  register: passRegister,
  columns: {
    number: text((pass) => pass.number),
    status: text((pass) => pass.status),
    issued_at: integer((pass) => pass.issuedAtMs),
    submitted_at: integer((pass) => pass.submittedAtMs),
    valid_until: integer((pass) => pass.validUntilMs),
    kind: text((pass) => pass.kind),
    unit: text((pass) => pass.unit ?? ""),
    owner: text((pass) => pass.owner),
    requester: text((pass) => pass.requester),
    mover: text((pass) => pass.mover),
    carrier: text((pass) => pass.carrier),
    plate: text((pass) => pass.plate),
    phone_tails: text(tailsOf),
    items: text((pass) => itemsText(pass.items)),
    reason: text((pass) => pass.reason),
    basis: text((pass) => pass.basis),
    gate: text((pass) => pass.gate),
    gate_post: text((pass) => pass.gatePost),
    clerk: text((pass) => pass.clerkId),
    signed_at: integer((pass) => pass.signature?.atMs ?? null),
    signer: text((pass) => pass.signature?.by ?? null),
    released_at: integer((pass) => pass.releases[0]?.atMs ?? null),
    releases: integer((pass) => pass.releases.length),
    prints: integer((pass) => pass.prints),
    slips_returned: text((pass) => pass.slipsReturned.join(" ")),
    slips_missing: text((pass) => missingSlips(pass).join(" ")),
    noted: flag((pass) => pass.expiryNote !== null),
    waits: flag(waits),
    open: flag((pass) => !isOver(pass)),
    attachment: text((pass) => pass.proxy?.hash ?? null),
    late: flag((pass) => pass.lateReason !== null),
  },
  indexes: [
    "passes_by_time ON passes (issued_at)",
    "passes_waiting ON passes (valid_until) WHERE waits = 1",
    "passes_open ON passes (issued_at) WHERE open = 1",
    "passes_by_number ON passes (number)",
    "passes_by_attachment ON passes (attachment) WHERE attachment IS NOT NULL",
  ],
  number: (pass) => pass.number,
  search: (pass) =>
    passFields({
      ...pass,
      unit: pass.unit ?? "",
      phone_tails: tailsOf(pass),
      items: itemsText(pass.items),
    }),
  conflicts: (pass) => pass.conflicts.filter((one) => one.settled === null).length,
});

/** 放行条核对: one row a day or week that was looked through. */
export const passChecksTable = defineTable<PassCheckState>({
  name: "pass_checks",
  version: 1,
  register: passCheckRegister,
  columns: {
    period: text((check) => check.period),
    from_date: text((check) => check.from),
    to_date: text((check) => check.to),
    checked_at: integer((check) => check.checks.at(-1)?.atMs ?? null),
    checked_by: text((check) => check.checks.at(-1)?.by ?? null),
    missing: integer((check) => check.checks.at(-1)?.missing.length ?? 0),
    note: text((check) => check.checks.at(-1)?.note ?? ""),
  },
  indexes: ["pass_checks_by_period ON pass_checks (period, from_date)"],
  number: null,
  search: null,
  conflicts: null,
});
