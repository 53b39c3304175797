import Database from "better-sqlite3";
import { LogDamaged } from "../store/open-event.ts";

/** True when a failure means that the file itself is damaged, not the disk or the program. */
export function isDamage(cause: unknown): boolean {
  if (cause instanceof LogDamaged) return true;
  if (!(cause instanceof Database.SqliteError)) return false;
  return cause.code.startsWith("SQLITE_CORRUPT") || cause.code === "SQLITE_NOTADB";
}
