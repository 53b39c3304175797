/** What a table file may hold at most. Sizes in bytes. */
export interface TableLimits {
  readonly fileBytes: number;
  readonly rows: number;
  readonly columns: number;
  /** What the parts of an .xlsx that are read may unpack to, together. */
  readonly unpackedBytes: number;
  /** The same for its shared strings, which are the only part held in memory. */
  readonly sharedStringBytes: number;
  /** Unpacked to packed size of one part; deflate itself stops at 1032. */
  readonly unpackRatio: number;
  /** One CSV record or one .xlsx cell, in bytes and characters. */
  readonly cellSize: number;
}

const MIB = 1024 * 1024;

export const tableLimits: TableLimits = {
  fileBytes: 200 * MIB,
  rows: 2_000_000,
  columns: 500,
  unpackedBytes: 1024 * MIB,
  sharedStringBytes: 256 * MIB,
  unpackRatio: 250,
  cellSize: MIB,
};

/** Formats that a person can save as .xlsx and try again. */
export type OldFormat = "xls" | "xlsb" | "xml-2003" | "html" | "ods";

/** Why a file cannot be read as a table (I4). The screen turns codes and numbers into words. */
export type TableError =
  | { readonly code: "not-found" }
  | { readonly code: "unreadable"; readonly reason: string }
  | { readonly code: "empty" }
  | { readonly code: "too-big"; readonly bytes: number; readonly limit: number }
  | { readonly code: "too-many-rows"; readonly limit: number }
  | {
      readonly code: "too-many-columns";
      readonly row: number;
      readonly columns: number;
      readonly limit: number;
    }
  | { readonly code: "cell-too-long"; readonly row: number; readonly limit: number }
  | {
      readonly code: "unpacks-too-big";
      readonly bytes: number;
      readonly packed: number;
      readonly limit: number;
    }
  | { readonly code: "old-format"; readonly format: OldFormat }
  | { readonly code: "password-protected" }
  | { readonly code: "not-a-table" }
  | { readonly code: "encoding" }
  | { readonly code: "open-quote"; readonly row: number }
  | { readonly code: "damaged"; readonly part: string }
  | { readonly code: "no-such-sheet"; readonly sheet: string }
  | { readonly code: "cancelled" };

/**
 * Carries a TableError out of a stream's depth to the door (openTable, its batches), which returns it.
 * It never leaves this folder.
 */
export class TableFailure extends Error {
  readonly error: TableError;
  constructor(error: TableError) {
    super(error.code);
    this.name = "TableFailure";
    this.error = error;
  }
}

export function fail(error: TableError): never {
  throw new TableFailure(error);
}

/** Throws `cancelled` once the signal is aborted. */
export function checkCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) fail({ code: "cancelled" });
}

/** The TableError of anything thrown while reading a file; what is not one of ours or the system's is a bug. */
export function tableErrorOf(thrown: unknown): TableError {
  if (thrown instanceof TableFailure) return thrown.error;
  if (thrown instanceof Error && "code" in thrown && typeof thrown.code === "string") {
    if (thrown.code === "ENOENT") return { code: "not-found" };
    if (thrown.code.startsWith("Z_")) return { code: "damaged", part: "zip" };
    if (/^E[A-Z]+$/u.test(thrown.code)) return { code: "unreadable", reason: thrown.code };
  }
  throw thrown;
}
