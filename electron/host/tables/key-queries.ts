import type { Database } from "better-sqlite3";
import {
  keyRowSchema,
  type CodeLine,
  type KeyCountRow,
  type KeyRow,
  type KeyTab,
} from "../../../shared/contract/keys.ts";
import { keyKinds, type KeyKind } from "../../../shared/modules/keys/index.ts";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";
import { createSearch } from "../store/search.ts";
import { keyFields, type SoughtKey } from "./keys.ts";
import type { StaffQueries } from "./staff.ts";

const COLUMNS = `id, code, kind, unit, place, quantity, hook, seal_no, keeper, status, retired,
  at_hook AS atHook, copies_out AS out, copies_lost AS lost, loan_number, borrower, borrower_staff, department,
  loan_reason AS loanReason, lent_by, lent_at AS lentAtMs, due AS dueMs, phone_masked AS phoneMasked, phone_tail,
  deposit_by, deposit_until AS depositUntilMs, conflicts`;

interface Stored extends SoughtKey {
  readonly id: Buffer;
  readonly kind: string;
  readonly status: string;
  readonly retired: number;
  readonly borrower_staff: string | null;
  readonly lent_by: string | null;
  readonly lost: number;
  readonly out: number;
  readonly dueMs: number | null;
}

interface StoredCount extends Omit<KeyCountRow, "id" | "counter" | "witness"> {
  readonly id: Buffer;
  readonly counter: string;
  readonly witness: string | null;
}

interface StoredCodeLine extends Omit<CodeLine, "id"> {
  readonly id: Buffer;
}

export interface KeyListRequest {
  readonly tab: KeyTab;
  readonly kind: KeyKind | null;
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

/** A key that is out, with who lent it: for the board and the handover. */
export interface KeyOut extends KeyRow {
  readonly lentBy: string;
}

/** KEY-2: a key of the desk itself, as a handover counts it. */
export interface DeskKey {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly hook: string;
  /** Copies that should hang there now, and copies that are out. */
  readonly expected: number;
  readonly out: number;
  /** Who has what is out. */
  readonly borrower: string;
}

/** KEY-1: when a kind was counted last, and after how many days again. */
export interface LastCount {
  readonly countedAtMs: number;
  readonly againDays: number;
}

const LISTED = "status IN ('in', 'out', 'lost')";
const tabs: Readonly<Record<KeyTab, string>> = {
  all: "status <> 'void'",
  in: "status = 'in'",
  out: "copies_out > 0",
  overdue: "due IS NOT NULL AND due <= @nowMs",
  lost: "copies_lost > 0 AND status <> 'void'",
  gone: "status IN ('collected', 'retired')",
};
const SEARCH_LIMIT = 200;
const FIND_LIMIT = 6;

export type KeyQueries = ReturnType<typeof createKeyQueries>;

/** Reads of 钥匙管理. */
export function createKeyQueries(db: Database, staff: StaffQueries) {
  const toRow = (stored: Stored): KeyRow =>
    keyRowSchema.parse({
      ...stored,
      id: bytesToId(stored.id),
      sealNo: stored.seal_no,
      retired: stored.retired === 1,
      loanNumber: stored.loan_number,
      borrower:
        stored.borrower_staff === null ? (stored.borrower ?? "") : staff.nameOf(stored.borrower_staff),
      borrowerErased: stored.out > 0 && stored.borrower_staff === null && stored.borrower === null,
    });
  const search = createSearch<Stored>(db, "keys", COLUMNS, keyFields);
  const listed = (where: string) => ({
    rows: db.prepare<object, Stored>(
      `SELECT ${COLUMNS} FROM keys WHERE ${where} AND (@kind IS NULL OR kind = @kind)
       ORDER BY hook_order, row LIMIT @limit OFFSET @offset`,
    ),
    total: db
      .prepare<object, number>(`SELECT count(*) FROM keys WHERE ${where} AND (@kind IS NULL OR kind = @kind)`)
      .pluck(),
  });
  const byTab = {
    all: listed(tabs.all),
    in: listed(tabs.in),
    out: listed(tabs.out),
    overdue: listed(tabs.overdue),
    lost: listed(tabs.lost),
    gone: listed(tabs.gone),
  };
  const cabinet = db.prepare<[], Stored>(
    `SELECT ${COLUMNS} FROM keys WHERE ${LISTED} ORDER BY hook_order, row`,
  );
  const out = db.prepare<[], Stored>(`SELECT ${COLUMNS} FROM keys WHERE due IS NOT NULL ORDER BY due`);
  const dueBy = db.prepare<[number], Stored>(
    `SELECT ${COLUMNS} FROM keys WHERE due IS NOT NULL AND due <= ? ORDER BY due`,
  );
  const byId = db.prepare<[Buffer], Stored>(`SELECT ${COLUMNS} FROM keys WHERE id = ?`);
  const sameCode = db
    .prepare<[string, Buffer], number>(
      "SELECT count(*) FROM keys WHERE code = ? AND status <> 'void' AND id <> ?",
    )
    .pluck();
  const shared = db.prepare<[], { readonly id: Buffer; readonly code: string }>(
    `SELECT id, code FROM keys WHERE status <> 'void' AND code IN (
       SELECT code FROM keys WHERE status <> 'void' GROUP BY code HAVING count(*) > 1
     ) ORDER BY code, added_at, row`,
  );
  const sameTag = db
    .prepare<[string, Buffer], number>(
      `SELECT count(*) FROM keys WHERE upper(tag) = upper(?) AND ${LISTED} AND id <> ?`,
    )
    .pluck();
  const sharedTag = db.prepare<[], { readonly id: Buffer; readonly tag: string }>(
    `SELECT id, upper(tag) AS tag FROM keys WHERE ${LISTED} AND upper(tag) IN (
       SELECT upper(tag) FROM keys WHERE tag IS NOT NULL AND ${LISTED} GROUP BY upper(tag) HAVING count(*) > 1
     ) ORDER BY upper(tag), code, added_at`,
  );
  const codes = db.prepare<[], string>("SELECT code FROM keys").pluck();
  const counted = db.prepare<[string], Stored>(
    `SELECT ${COLUMNS} FROM keys WHERE counted = 1 AND kind = ? ORDER BY hook_order, row`,
  );
  const ofPost = db.prepare<[string], Stored>(
    `SELECT ${COLUMNS} FROM keys WHERE counted = 1 AND kind = 'desk' AND post = ? ORDER BY hook_order, row`,
  );
  const sums = db.prepare<
    object,
    {
      kind: string;
      keys: number;
      atHook: number;
      out: number;
      overdue: number;
      lost: number;
      keysOut: number;
      keysLost: number;
      conflicts: number;
    }
  >(
    `SELECT kind, count(*) AS keys, sum(at_hook) AS atHook, sum(copies_out) AS out,
       count(*) FILTER (WHERE due <= @nowMs) AS overdue, sum(copies_lost) AS lost,
       count(*) FILTER (WHERE copies_out > 0) AS keysOut, count(*) FILTER (WHERE copies_lost > 0) AS keysLost,
       count(*) FILTER (WHERE conflicts > 0) AS conflicts
     FROM keys WHERE ${LISTED} GROUP BY kind`,
  );
  const lastCount = db.prepare<[string], LastCount>(
    `SELECT counted_at AS countedAtMs, again_days AS againDays FROM key_counts
     WHERE kind = ? ORDER BY counted_at DESC LIMIT 1`,
  );
  const firstAdded = db
    .prepare<[string], number | null>("SELECT min(added_at) FROM keys WHERE counted = 1 AND kind = ?")
    .pluck();
  const countRows = db.prepare<[], StoredCount>(
    `SELECT id, number, kind, counted_at AS atMs, counter, witness, keys, expected, present, copies_out AS out,
       differences FROM key_counts ORDER BY counted_at DESC, row DESC LIMIT 200`,
  );
  const tagged = db.prepare<[], StoredCodeLine>(
    `SELECT id, code, tag, unit, place, hook, kind FROM keys WHERE tag IS NOT NULL AND ${LISTED} ORDER BY tag, row`,
  );

  const keeps = (row: Stored, request: KeyListRequest, nowMs: number): boolean => {
    if (request.kind !== null && row.kind !== request.kind) return false;
    switch (request.tab) {
      case "all":
        return row.status !== "void";
      case "in":
        return row.status === "in";
      case "out":
        return row.out > 0;
      case "overdue":
        return row.dueMs !== null && row.dueMs <= nowMs;
      case "lost":
        return row.lost > 0 && row.status !== "void";
      case "gone":
        return row.status === "collected" || row.status === "retired";
    }
  };
  const toCount = (row: StoredCount): KeyCountRow => ({
    ...row,
    id: bytesToId(row.id),
    counter: staff.nameOf(row.counter),
    witness: row.witness === null ? "" : staff.nameOf(row.witness),
  });
  const toCodeLine = (row: StoredCodeLine): CodeLine => ({ ...row, id: bytesToId(row.id) });
  const toOut = (row: Stored): KeyOut => ({
    ...toRow(row),
    lentBy: row.lent_by === null ? "" : staff.nameOf(row.lent_by),
  });

  return {
    cabinet: (): readonly KeyRow[] => cabinet.all().map(toRow),
    list: (request: KeyListRequest, nowMs: number) => {
      const { offset, limit, kind } = request;
      if (request.search.trim() !== "") {
        const found = search(request.search, SEARCH_LIMIT, (row) => keeps(row, request, nowMs));
        return { rows: found.slice(offset, offset + limit).map(toRow), total: found.length };
      }
      const { rows, total } = byTab[request.tab];
      const bound = { kind, nowMs };
      return { rows: rows.all({ ...bound, limit, offset }).map(toRow), total: total.get(bound) ?? 0 };
    },
    counts: (nowMs: number) => {
      const byKind = new Map(sums.all({ nowMs }).map((row) => [row.kind, row]));
      const rows = [...byKind.values()];
      const total = (of: (row: (typeof rows)[number]) => number): number =>
        rows.reduce((sum, row) => sum + of(row), 0);
      return {
        out: total((row) => row.keysOut),
        overdue: total((row) => row.overdue),
        lost: total((row) => row.keysLost),
        conflicts: total((row) => row.conflicts),
        byKind: keyKinds.map((kind) => {
          const row = byKind.get(kind);
          return {
            kind,
            keys: row?.keys ?? 0,
            atHook: row?.atHook ?? 0,
            out: row?.out ?? 0,
            overdue: row?.overdue ?? 0,
            lost: row?.lost ?? 0,
            lastCountMs: lastCount.get(kind)?.countedAtMs ?? null,
          };
        }),
      };
    },
    row: (id: string): KeyRow | null => {
      const row = byId.get(idToBytes(id));
      return row === undefined ? null : toRow(row);
    },
    search: (input: string, limit: number): readonly KeyRow[] => search(input, limit).map(toRow),
    /** Keys to lend that a few characters may mean; those on their hooks first. */
    find: (input: string): readonly KeyRow[] =>
      search(input, SEARCH_LIMIT, (row) => ["in", "out", "lost"].includes(row.status))
        .map(toRow)
        .toSorted((left, right) => Number(right.atHook > 0) - Number(left.atHook > 0))
        .slice(0, FIND_LIMIT),
    /** Everything that is out, the earliest due first. */
    out: (): readonly KeyOut[] => out.all().map(toOut),
    dueBy: (ms: number): readonly KeyOut[] => dueBy.all(ms).map(toOut),
    codeTaken: (code: string, exceptId: string): boolean =>
      (sameCode.get(code, idToBytes(exceptId)) ?? 0) > 0,
    tagTaken: (tag: string, exceptId: string): boolean => (sameTag.get(tag, idToBytes(exceptId)) ?? 0) > 0,
    /** S2: keys that carry one coded tag, group by group; which tag that is stays on the code sheet. */
    sharedTags: (): readonly (readonly string[])[] => {
      const idsByTag = new Map<string, string[]>();
      for (const { id, tag } of sharedTag.all()) {
        idsByTag.set(tag, [...(idsByTag.get(tag) ?? []), bytesToId(id)]);
      }
      return [...idsByTag.values()];
    },
    /** S2: codes that desks which were apart gave to several keys, with those keys. */
    sharedCodes: (): ReadonlyMap<string, readonly string[]> => {
      const idsByCode = new Map<string, string[]>();
      for (const { id, code } of shared.all()) {
        idsByCode.set(code, [...(idsByCode.get(code) ?? []), bytesToId(id)]);
      }
      return idsByCode;
    },
    /** One more than the highest of the codes that end in digits: YS-061. */
    nextCode: (): string => {
      const highest = codes.all().reduce((most, code) => {
        const running = Number(/^YS-(\d{1,6})$/.exec(code)?.[1] ?? 0);
        return Math.max(most, running);
      }, 0);
      return `YS-${String(highest + 1).padStart(3, "0")}`;
    },
    /** KEY-1: what a count of this kind has to find. */
    toCount: (kind: string): readonly KeyRow[] => counted.all(kind).map(toRow),
    lastCount: (kind: KeyKind): LastCount | null => lastCount.get(kind) ?? null,
    /** When the first of the keys that are counted was hung up, ms; null when there is none. */
    firstAddedMs: (kind: KeyKind): number | null => firstAdded.get(kind) ?? null,
    countList: (): KeyCountRow[] => countRows.all().map(toCount),
    /** KEY-2: a post's desk keys, as its handover counts them. */
    deskKeys: (postId: string): readonly DeskKey[] =>
      ofPost.all(postId).map((stored) => {
        const { id, code, unit, place, hook, atHook, out: copies, borrower } = toRow(stored);
        return { id, code, label: unit === "" ? place : unit, hook, expected: atHook, out: copies, borrower };
      }),
    /** The coded tags, in their own order: never shown without a recorded view. */
    codeLines: (): CodeLine[] => tagged.all().map(toCodeLine),
  };
}
