import { copyFileSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { syncFolder } from "../store/atomic-file.ts";

/** A database and what SQLite keeps beside it. */
const PARTS = ["", "-wal", "-shm"] as const;

/** Those of a database's files that are there. */
export function databaseParts(path: string): readonly string[] {
  return PARTS.map((part) => `${path}${part}`).filter((file) => existsSync(file));
}

/** Moves a closed database with all its files into a folder; done halfway, it can be done again. */
export function moveAside(path: string, into: string): void {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  for (const file of databaseParts(path)) renameSync(file, join(into, basename(file)));
  syncFolder(into);
  syncFolder(dirname(path));
}

/** Copies a closed database with its WAL, so that reading the copy leaves the original byte for byte. */
export function copyAside(path: string, into: string): string {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  for (const file of databaseParts(path)) {
    // The shared-memory file is only an index of the WAL; SQLite makes it anew.
    if (!file.endsWith("-shm")) copyFileSync(file, join(into, basename(file)));
  }
  return join(into, basename(path));
}
