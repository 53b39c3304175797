import Database from "better-sqlite3";
import { foldAll } from "../../../shared/kernel/fold.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import { staffRegister, type StaffState } from "../../../shared/modules/staff/index.ts";
import { createEventLog } from "../store/event-log.ts";
import { bytesToId } from "../store/id-bytes.ts";
import { openText } from "../store/open-event.ts";
import type { Keys } from "../vault/keys.ts";

export interface BackupPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly pinHash: string | null;
}

const MAY_RECOVER: ReadonlySet<Role> = new Set(["admin", "supervisor", "manager"]);

/**
 * Who may recover the books: the active administrators, supervisors and managers of a backup, from its log, with
 * the PIN that they had then. None when it cannot be read.
 */
export function peopleOfBackup(path: string, keys: Keys): readonly BackupPerson[] {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    const log = createEventLog(db);
    const unsealer = { cipherOf: log.cipherOf, vaultKey: keys.vault };
    const ids = db.prepare<[], Buffer>("SELECT DISTINCT id FROM events WHERE kind = 'staff'").pluck().all();
    return ids
      .map(bytesToId)
      .map((id): readonly [string, StaffState] => {
        const events = log.textsOf(id).map((text) => openText(text, unsealer));
        return [id, foldAll(staffRegister, events).state];
      })
      .filter(([, person]) => person.active && MAY_RECOVER.has(person.role))
      .map(([id, { name, role, pinHash }]) => ({ id, name, role, pinHash }));
  } catch (cause) {
    if (cause instanceof Database.SqliteError) return [];
    throw cause;
  } finally {
    db?.close();
  }
}
