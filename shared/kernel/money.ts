import { toHalfWidth } from "./text.ts";
import { err, ok, type Result } from "./result.ts";

export type MoneyError = "empty" | "not-a-number" | "negative" | "too-many-decimals" | "too-large";

/** 10 million yuan, in fen: more than any desk charges, far below what a double holds exactly. */
export const MAX_FEN = 1_000_000_000;

/**
 * An amount in yuan as a person types it ("12.5", "¥1,234.50", "１２。５", "80元"), in fen. Amounts are
 * always integers of fen (REP-5): never through a fraction.
 */
export function parseFen(text: string): Result<number, MoneyError> {
  const plain = toHalfWidth(text)
    .replaceAll(/[\s\u00A0]/g, "")
    .replace(/^(-?)(?:[¥￥]|rmb|cny)/i, "$1")
    .replace(/[元圆块]$/, "")
    .replaceAll("。", ".");
  if (plain === "") return err("empty");
  const match = /^([-−])?(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/.exec(plain);
  const [, minus, yuan, decimals] = match ?? [];
  if (match === null || (yuan === undefined && (decimals ?? "") === "")) return err("not-a-number");
  if (minus !== undefined) return err("negative");
  if ((decimals ?? "").length > 2) return err("too-many-decimals");
  const digits = `${(yuan ?? "0").replaceAll(",", "")}${(decimals ?? "").padEnd(2, "0")}`;
  const fen = Number(digits);
  return fen > MAX_FEN ? err("too-large") : ok(fen);
}

/** Fen as yuan with two decimals and thousands apart: 123450 → "1,234.50". No currency sign. */
export function formatFen(fen: number): string {
  const rounded = Math.round(Math.abs(fen));
  const yuan = String(Math.floor(rounded / 100)).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  const sign = fen < 0 && rounded > 0 ? "-" : "";
  return `${sign}${yuan}.${String(rounded % 100).padStart(2, "0")}`;
}
