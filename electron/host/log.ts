import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pino, stdTimeFunctions, type Level, type Logger } from "pino";
import { openLogFile } from "./log-file.ts";
import { maskLine } from "./log-mask.ts";

const MAX_BYTES = 5 * 1024 * 1024;
const FILES = 5;

export interface LogOptions {
  /** The data folder; lines go to `logs/lodgebook.log` in it, 5 files of 5 MiB at most. */
  readonly folder: string;
  readonly level?: Level;
  /** Gets every line too, masked as well: the terminal in standalone mode. */
  readonly stdout?: { readonly write: (line: string) => unknown };
}

export interface Log {
  readonly log: Logger;
  readonly close: () => void;
}

/** The host's log. Phones, identity numbers, plates and known personal fields never reach it (P1). */
export function createLog({ folder, level = "info", stdout }: LogOptions): Log {
  const logs = join(folder, "logs");
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const file = openLogFile({ path: join(logs, "lodgebook.log"), maxBytes: MAX_BYTES, files: FILES });
  const log = pino(
    { level, base: { pid: process.pid }, timestamp: stdTimeFunctions.isoTime },
    {
      write: (line) => {
        const masked = maskLine(line);
        file.write(masked);
        stdout?.write(masked);
      },
    },
  );
  return { log, close: file.close };
}
