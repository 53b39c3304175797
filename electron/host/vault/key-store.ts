import { fchmodSync, fstatSync } from "node:fs";
import { open } from "node:fs/promises";
import { writeFileAtomically } from "../store/atomic-file.ts";

/**
 * Where the desk's keys rest: a file here, the operating system's keychain in Electron. `load` answers null only
 * when nothing was ever saved; anything unreadable rejects, so that new keys never replace lost ones unseen.
 */
export interface KeyStore {
  readonly load: () => Promise<Uint8Array | null>;
  readonly save: (bytes: Uint8Array) => Promise<void>;
}

export interface FileKeyStoreOptions {
  readonly path: string;
  /** Told when others could read the file (its octal mode); it has been closed to them since. */
  readonly onOpenToOthers: (mode: string) => void;
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}

function closeToOthers(fd: number, onOpenToOthers: (mode: string) => void): void {
  if (process.platform === "win32") return;
  const mode = fstatSync(fd).mode & 0o777;
  if ((mode & 0o077) === 0) return;
  fchmodSync(fd, 0o600);
  onOpenToOthers(mode.toString(8));
}

/** Keys in a 0600 file (standalone mode). Rejects with the file system's error. */
export function createFileKeyStore({ path, onOpenToOthers }: FileKeyStoreOptions): KeyStore {
  return {
    load: async () => {
      try {
        await using file = await open(path, "r");
        closeToOthers(file.fd, onOpenToOthers);
        return await file.readFile();
      } catch (cause) {
        if (isMissing(cause)) return null;
        throw cause;
      }
    },
    save: async (bytes) => {
      writeFileAtomically(path, bytes);
    },
  };
}
