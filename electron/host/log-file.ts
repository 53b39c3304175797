import { closeSync, fstatSync, openSync, renameSync, writeFileSync } from "node:fs";

export interface LogFileOptions {
  readonly path: string;
  /** A line that would pass this size starts a new file. */
  readonly maxBytes: number;
  /** Files kept: `path`, `path.1` … newest first. */
  readonly files: number;
}

export interface LogFile {
  readonly write: (line: string) => void;
  readonly close: () => void;
}

/**
 * Appends lines to a file that starts over by size, synchronously: the last line before a crash is there. A full
 * or vanished disk must not stop the desk, so a line that cannot be written is counted, and the count is the
 * first thing written when writing works again.
 */
export function openLogFile({ path, maxBytes, files }: LogFileOptions): LogFile {
  let fd: number | null = null;
  let size = 0;
  let lost = 0;

  const close = () => {
    if (fd !== null) closeSync(fd);
    fd = null;
  };
  const open = () => {
    const opened = openSync(path, "a", 0o600);
    size = fstatSync(opened).size;
    fd = opened;
    return opened;
  };
  const nameOf = (age: number) => (age === 0 ? path : `${path}.${age}`);
  const moveOn = () => {
    close();
    for (let age = files - 1; age > 0; age--) {
      try {
        renameSync(nameOf(age - 1), nameOf(age));
      } catch (cause) {
        const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
        if (!missing) throw cause;
      }
    }
  };
  const append = (line: string) => {
    const bytes = Buffer.from(line, "utf8");
    let to = fd ?? open();
    if (size > 0 && size + bytes.length > maxBytes) {
      moveOn();
      to = open();
    }
    writeFileSync(to, bytes);
    size += bytes.length;
  };

  return {
    write: (line) => {
      try {
        // The line break ends a line that a full disk may have cut.
        if (lost > 0) append(`\n${JSON.stringify({ level: 50, msg: "log lines were lost", count: lost })}\n`);
        lost = 0;
        append(line);
      } catch {
        lost += 1;
        close();
      }
    },
    close,
  };
}
