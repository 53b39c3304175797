import type { Actor } from "../../../shared/kernel/command.ts";
import type { Core } from "../core.ts";
import type { Host } from "../host.ts";
import type { Session } from "../sessions.ts";

/** What a register's part of the router is given. `Connection` is one window's. */
export interface Door<Connection> {
  readonly host: Host;
  /** The open books, for somebody who is signed in; else refused. */
  readonly read: (connection: Connection) => Core;
  /** Who is signed in at this window; refused when nobody is. */
  readonly signed: (connection: Connection) => Session;
  /**
   * Who does something at this window, and is there now. Refused as well for somebody who still has to choose a PIN of
   * their own: until then they may look, and do nothing.
   */
  readonly acting: (connection: Connection) => Actor;
}
