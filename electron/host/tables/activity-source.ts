import type { Database } from "better-sqlite3";
import type { Activity } from "../../../shared/contract/duty-log.ts";

/** Something that another register did; whose post it was is seen by the desk code in its number. */
export type Done = Omit<Activity["entries"][number], "key">;

/** What one register did in [fromMs, toMs), by its own tables: facts are written once and never copied here. */
export type ActivitySource = (db: Database, fromMs: number, toMs: number) => readonly Done[];
