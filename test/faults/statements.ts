import { randomBytes } from "node:crypto";
import Database from "better-sqlite3";

type Fault = (sql: string, go: () => unknown) => unknown;

/** Whatever runs a statement, as it was before the first fault was planted. */
function doors(): readonly { readonly owner: object; readonly name: string }[] {
  const db = new Database(":memory:");
  const statement: unknown = Object.getPrototypeOf(db.prepare("SELECT 1"));
  db.close();
  if (typeof statement !== "object" || statement === null) throw new Error("a statement has no prototype");
  return [
    ...["run", "get", "all", "iterate"].map((name) => ({ owner: statement, name })),
    { owner: Database.prototype, name: "exec" },
  ];
}

/**
 * From now on every statement of every connection of this process goes through `fault`, which may look at the
 * files, throw, or let it go on. Answers how to take it away again. The shipped code has no hook for this.
 */
export function plantFault(fault: Fault): () => void {
  const undo = doors().map(({ owner, name }) => {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== "function") throw new Error(`no ${name}`);
    Reflect.set(
      owner,
      name,
      function faulty(this: { readonly source?: string }, ...given: unknown[]): unknown {
        const sql = this.source ?? String(given[0]);
        return fault(sql, () => Reflect.apply(original, this, given));
      },
    );
    return () => Reflect.set(owner, name, original);
  });
  return () => {
    for (const restore of undo) restore();
  };
}

/** What a failing disk makes SQLite say. */
export function diskError(code: string): Error {
  return new Database.SqliteError(`disk error ${randomBytes(2).toString("hex")}`, code);
}
