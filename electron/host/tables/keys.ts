import { lastFour, maskPhone } from "../../../shared/kernel/masks.ts";
import type { SearchFields } from "../../../shared/kernel/search-tokens.ts";
import {
  codeSheetRegister,
  firstDueMs,
  hookCopies,
  isCounted,
  keyCountRegister,
  keyKinds,
  keyRegister,
  keyStatus,
  openLoans,
  outCopies,
  type CodeSheetState,
  type KeyCountState,
  type KeyState,
  type Loan,
} from "../../../shared/modules/keys/index.ts";
import { defineTable, flag, integer, text } from "../store/table.ts";

/** What a row's search tokens are made of. */
export interface SoughtKey {
  readonly code: string;
  readonly unit: string;
  readonly place: string;
  readonly hook: string;
  readonly seal_no: string;
  readonly keeper: string;
  readonly borrower: string | null;
  readonly department: string;
  readonly deposit_by: string | null;
  readonly loan_number: string;
  readonly phone_tail: string;
}

export function keyFields(key: SoughtKey): SearchFields {
  return {
    names: [key.place, key.borrower ?? "", key.deposit_by ?? "", key.keeper],
    unit: key.unit,
    number: key.loan_number,
    phoneTails: [key.phone_tail],
    texts: [key.code, key.hook, key.seal_no, key.department],
  };
}

/** Of what is out, the loan that is due first. */
function firstDue(key: KeyState): Loan | undefined {
  const dueMs = firstDueMs(key);
  return openLoans(key).find((loan) => loan.dueAtMs === dueMs);
}

function phoneOf(key: KeyState): string | null {
  return key.phones[firstDue(key)?.number ?? ""] ?? null;
}

/** A-9 before A-10: digits filled up, so that SQL sorts hooks as they hang. */
export function hookOrder(hook: string): string {
  return hook.replaceAll(/\d+/g, (digits) => digits.padStart(6, "0"));
}

const LATEST_LOANS = 20;

/** What 值班日志 says of its loans: number, when it left, when copies came back. */
function latestLoans(key: KeyState): string {
  const held = key.loans.filter((loan) => !loan.withdrawn).slice(-LATEST_LOANS);
  return JSON.stringify(
    held.map(({ number, atMs, returns }) => ({
      number,
      lentAt: atMs,
      backAt: returns.map((one) => one.atMs),
    })),
  );
}

function lastMovedMs(key: KeyState): number | null {
  const times = key.loans.flatMap((loan) => [loan.atMs, ...loan.returns.map((one) => one.atMs)]);
  return times.length === 0 ? null : Math.max(...times);
}

/** 钥匙管理: one row a key; of its loans the one that is due first. */
export const keysTable = defineTable<KeyState>({
  name: "keys",
  version: 2,
  register: keyRegister,
  columns: {
    code: text((key) => key.code),
    kind: text((key) => key.kind),
    unit: text((key) => key.unit ?? ""),
    place: text((key) => key.place),
    quantity: integer((key) => key.quantity),
    hook: text((key) => key.hook),
    hook_order: text((key) => `${keyKinds.indexOf(key.kind)} ${hookOrder(key.hook)} ${hookOrder(key.code)}`),
    seal_no: text((key) => key.sealNo),
    keeper: text((key) => key.keeper),
    post: text((key) => key.post),
    tag: text((key) => key.tag),
    status: text(keyStatus),
    retired: flag((key) => key.retired !== null),
    counted: flag((key) => key.code !== "" && isCounted(key)),
    at_hook: integer(hookCopies),
    copies_out: integer(outCopies),
    copies_lost: integer((key) => key.lost),
    loan_number: text((key) => firstDue(key)?.number ?? ""),
    borrower: text((key) => firstDue(key)?.borrower ?? null),
    borrower_staff: text((key) => firstDue(key)?.borrowerStaff ?? null),
    department: text((key) => firstDue(key)?.department ?? ""),
    loan_reason: text((key) => firstDue(key)?.reason ?? ""),
    lent_by: text((key) => firstDue(key)?.lentBy ?? null),
    lent_at: integer((key) => firstDue(key)?.atMs ?? null),
    due: integer(firstDueMs),
    phone_masked: text((key) => maskPhone(phoneOf(key) ?? "")),
    phone_tail: text((key) => lastFour(phoneOf(key) ?? "")),
    deposit_by: text((key) => key.deposit?.by ?? null),
    deposit_until: integer((key) => (key.collection === null ? (key.deposit?.untilMs ?? null) : null)),
    latest_loans: text(latestLoans),
    moved_at: integer(lastMovedMs),
    added_at: integer((key) => key.addedAtMs),
  },
  indexes: [
    "keys_by_hook ON keys (hook_order)",
    "keys_by_code ON keys (code)",
    "keys_by_unit ON keys (unit)",
    "keys_moved ON keys (moved_at) WHERE moved_at IS NOT NULL",
    "keys_out ON keys (due) WHERE due IS NOT NULL",
  ],
  // Every slip has a number of its own; none may be made twice, also after a rebuild.
  number: (key) => key.slips,
  search: (key) =>
    keyFields({
      code: key.code,
      unit: key.unit ?? "",
      place: key.place,
      hook: key.hook,
      seal_no: key.sealNo,
      keeper: key.keeper,
      borrower: firstDue(key)?.borrower ?? null,
      department: firstDue(key)?.department ?? "",
      deposit_by: key.deposit?.by ?? null,
      loan_number: firstDue(key)?.number ?? "",
      phone_tail: lastFour(phoneOf(key) ?? ""),
    }),
  conflicts: (key) => key.clashes.length,
});

/** 盘点: one row a count. */
export const keyCountsTable = defineTable<KeyCountState>({
  name: "key_counts",
  version: 1,
  register: keyCountRegister,
  columns: {
    number: text((count) => count.number),
    kind: text((count) => count.kind),
    counted_at: integer((count) => count.atMs),
    again_days: integer((count) => count.againDays),
    counter: text((count) => count.counter),
    witness: text((count) => count.witness),
    keys: integer((count) => count.keys),
    expected: integer((count) => count.expected),
    present: integer((count) => count.present),
    copies_out: integer((count) => count.out),
    differences: integer((count) => count.differences.length),
  },
  indexes: ["key_counts_by_kind ON key_counts (kind, counted_at)"],
  number: (count) => count.number,
  search: null,
  conflicts: null,
});

/** 编码对照表: how often it was looked at. */
export const codeSheetsTable = defineTable<CodeSheetState>({
  name: "code_sheets",
  version: 1,
  register: codeSheetRegister,
  columns: {
    views: integer((sheet) => sheet.views),
    last_viewed_at: integer((sheet) => sheet.lastViewedMs),
    last_viewer: text((sheet) => sheet.lastViewer),
  },
  indexes: [],
  number: null,
  search: null,
  conflicts: null,
});

export const keyTables = [keysTable, keyCountsTable, codeSheetsTable] as const;
