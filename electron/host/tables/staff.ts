import type { Database } from "better-sqlite3";
import type { Actor } from "../../../shared/kernel/command.ts";
import { rankOf, roles, type Role } from "../../../shared/kernel/roles.ts";
import { staffRegister, type StaffState } from "../../../shared/modules/staff/index.ts";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";
import { defineTable, flag, integer, text } from "../store/table.ts";

export const staffTable = defineTable<StaffState>({
  name: "staff",
  version: 2,
  register: staffRegister,
  columns: {
    name: text((person) => person.name),
    number: text((person) => person.number),
    role: text((person) => person.role),
    department: text((person) => person.department),
    active: flag((person) => person.active),
    locked_out_at: integer((person) => person.lockedOutAtMs),
  },
  indexes: [],
  number: null,
  search: null,
  conflicts: null,
});

export interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly role: Role;
  readonly department: string;
  readonly active: boolean;
  readonly lockedOutAtMs: number | null;
}

interface Stored {
  readonly id: Buffer;
  readonly name: string;
  readonly number: string;
  readonly role: string;
  readonly department: string;
  readonly active: number;
  readonly locked_out_at: number | null;
}

function roleNamed(name: string): Role {
  return roles.find((role) => role === name) ?? "clerk";
}

function fromStored(row: Stored): StaffRow {
  return {
    id: bytesToId(row.id),
    name: row.name,
    number: row.number,
    role: roleNamed(row.role),
    department: row.department,
    active: row.active === 1,
    lockedOutAtMs: row.locked_out_at,
  };
}

/** A member of staff as a decision sees them. */
export function actorOf(row: StaffRow): Actor {
  return { id: row.id, name: row.name, role: row.role, rank: rankOf(row.role) };
}

export interface StaffQueries {
  readonly all: () => readonly StaffRow[];
  readonly byId: (id: string) => StaffRow | null;
  readonly withRoles: (wanted: readonly Role[]) => readonly Actor[];
  readonly numberTaken: (number: string, exceptId: string) => boolean;
  /** The name behind an id in an event, or "" when it is not known here. */
  readonly nameOf: (id: string) => string;
}

export function createStaffQueries(db: Database): StaffQueries {
  const columns = "id, name, number, role, department, active, locked_out_at";
  const all = db.prepare<[], Stored>(`SELECT ${columns} FROM staff ORDER BY active DESC, row`);
  const byId = db.prepare<[Buffer], Stored>(`SELECT ${columns} FROM staff WHERE id = ?`);
  const taken = db
    .prepare<[string, Buffer], number>(
      "SELECT count(*) FROM staff WHERE number = ? AND active = 1 AND id <> ?",
    )
    .pluck();
  const find = (id: string): StaffRow | null => {
    const row = byId.get(idToBytes(id));
    return row === undefined ? null : fromStored(row);
  };
  return {
    all: () => all.all().map(fromStored),
    byId: find,
    withRoles: (wanted) =>
      all
        .all()
        .map(fromStored)
        .filter((row) => row.active && wanted.includes(row.role))
        .map(actorOf),
    numberTaken: (number, exceptId) => (taken.get(number, idToBytes(exceptId)) ?? 0) > 0,
    nameOf: (id) => find(id)?.name ?? "",
  };
}
