import { join } from "node:path";
import Database from "better-sqlite3";
import { setPragmas } from "../../../electron/host/store/open-database.ts";

/** The floor: better-sqlite3 alone, with the program's own pragmas, one table of texts. */
export interface Raw {
  readonly insert: (text: string) => void;
  /** One transaction. */
  readonly insertAll: (texts: readonly string[]) => void;
  readonly close: () => void;
}

export function openRaw(folder: string): Raw {
  const db = new Database(join(folder, "raw.db"));
  setPragmas(db);
  db.exec("CREATE TABLE texts (pos INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
  const insert = db.prepare<[string]>("INSERT INTO texts (text) VALUES (?)");
  const insertAll = db.transaction((texts: readonly string[]) => {
    for (const text of texts) insert.run(text);
  });
  return {
    insert: (text) => {
      insert.run(text);
    },
    insertAll: (texts) => {
      insertAll.immediate(texts);
    },
    close: () => db.close(),
  };
}
