import type { Logger } from "pino";
import type { Result } from "../../shared/kernel/result.ts";
import type { BoardItem } from "../../shared/contract/board.ts";
import type { CommandRequest, Outcome } from "../../shared/contract/commands.ts";
import type { AppState } from "../../shared/contract/session.ts";
import type { PinAttempts } from "./access/pin-attempts.ts";
import type { ScryptCost } from "./access/scrypt.ts";
import type { Alerts } from "./alerts/alerts.ts";
import type { Changes } from "./changes.ts";
import type { Clock } from "./clock.ts";
import type { Core } from "./core.ts";
import type { Given } from "./execute.ts";
import type { Safekeeping } from "./safekeeping.ts";
import type { Sessions } from "./sessions.ts";
import type { Founding } from "./setup.ts";
import type { JoinedHow, JoinForm } from "./sync/joining.ts";
import type { SyncService } from "./sync/service.ts";
import type { KeyStore } from "./vault/key-store.ts";

export interface HostOptions {
  readonly folder: string;
  readonly keyStore: KeyStore;
  readonly log: Logger;
  /** A site founded here is marked as sample data. */
  readonly demo?: boolean;
  /** Tests only: no shipped entry sets it. */
  readonly clock?: Clock;
  /** Tests only: cheap scrypt. */
  readonly cost?: ScryptCost;
  /** Tests only: how long sync waits for a silent line, ms. */
  readonly silentMs?: number;
  /** Told what began to ring, for the desktop's own notices. */
  readonly onAlert?: (began: readonly BoardItem[]) => void;
}

export interface Host {
  /** Settles when the books are open, or a problem or set-up is known. Until then the phase may be `rebuilding`. */
  readonly opened: Promise<void>;
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly cost: ScryptCost | undefined;
  readonly state: () => AppState;
  /** The open books, or null during set-up, rebuilding or a problem. */
  readonly core: () => Core | null;
  readonly changes: Changes;
  readonly sessions: Sessions;
  readonly attempts: PinAttempts;
  readonly alerts: Alerts;
  readonly backups: Safekeeping["backups"];
  readonly restores: Safekeeping["restores"];
  readonly erasures: Safekeeping["erasures"];
  readonly duplicates: Safekeeping["duplicates"];
  readonly found: (form: Founding) => Promise<Result<readonly string[]>>;
  /** Joins a site on the first start: brings its books, or leaves them to be founded (the site's first code). */
  readonly join: (form: JoinForm) => Promise<Result<JoinedHow>>;
  readonly resumeJoining: (siteKey: string) => Promise<Result<JoinedHow>>;
  readonly giveUpJoining: () => Promise<Result<null>>;
  readonly cancelJoining: () => void;
  readonly sync: SyncService;
  /** `execute`, and after a failed disk the outcome settled from the reopened file (architecture.md, The store). */
  readonly execute: (request: CommandRequest, given: Given) => Promise<Result<Outcome>>;
  /** Closes the books and opens them again: after a disk failure or a restore. */
  readonly reopen: () => Promise<void>;
  /** Closes the books, lets `work` change the files, opens them again. */
  readonly whileClosed: (work: () => Promise<void>) => Promise<void>;
  /** Wake-up from sleep or unlock: clocks may have moved. */
  readonly resumed: () => void;
  readonly close: () => void;
}
