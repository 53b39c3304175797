import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Makes a rename last through a power cut. Windows cannot open a folder; NTFS journals the rename itself. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const fd = openSync(folder, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/**
 * Replaces a small file so that a crash or a full disk at any instant leaves the old content or the new one,
 * never a mixture (C2). Only the owner can read it. Throws what the file system says; the old file then stands.
 */
export function writeFileAtomically(path: string, content: Uint8Array | string): void {
  const temporary = `${path}.tmp`;
  rmSync(temporary, { force: true });
  try {
    const fd = openSync(temporary, "wx", 0o600);
    try {
      // The umask may have taken more than it should.
      fchmodSync(fd, 0o600);
      writeFileSync(fd, content);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
  syncFolder(dirname(path));
}
