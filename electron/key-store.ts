import { readFile } from "node:fs/promises";
import type { SafeStorage } from "electron";
import type { HostToParent, ParentToHost } from "./host/process-messages.ts";
import { writeFileAtomically } from "./host/store/atomic-file.ts";

type KeyRequest = Extract<HostToParent, { type: "keys-load" | "keys-save" }>;
type KeyAnswer = Extract<ParentToHost, { request: number }>;

/** The file that holds the desk's keys, wrapped by the operating system's keychain. */
export type Keychain = {
  readonly safeStorage: Pick<
    SafeStorage,
    "isAsyncEncryptionAvailable" | "getSelectedStorageBackend" | "encryptStringAsync" | "decryptStringAsync"
  >;
  readonly path: string;
  readonly platform: NodeJS.Platform;
};

/**
 * Answers the host's request for its keys; never rejects. Without the file there were never any keys; a file that
 * cannot be opened is refused, so that new keys never replace lost ones unseen.
 */
export async function answerKeyRequest(keychain: Keychain, message: KeyRequest): Promise<KeyAnswer> {
  const { request } = message;
  const usable = await isUsable(keychain);
  switch (message.type) {
    case "keys-load": {
      const wrapped = await readWrapped(keychain.path);
      if (wrapped === null) return { type: "keys-loaded", request, bytes: null };
      const bytes = usable && wrapped !== undefined ? await unwrap(keychain, wrapped) : undefined;
      if (bytes !== undefined) return { type: "keys-loaded", request, bytes };
      return { type: "keys-refused", request, code: usable ? "damaged" : "unavailable" };
    }
    case "keys-save":
      if (!usable) return { type: "keys-refused", request, code: "unavailable" };
      return (await save(keychain, message.bytes))
        ? { type: "keys-saved", request }
        : { type: "keys-refused", request, code: "unwritable" };
  }
}

/** Without a keyring, Linux would wrap with a key that is the same everywhere: that is no keychain. */
async function isUsable({ safeStorage, platform }: Keychain): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  return platform !== "linux" || safeStorage.getSelectedStorageBackend() !== "basic_text";
}

/** null when there is no such file, undefined when it cannot be read. */
async function readWrapped(path: string): Promise<Buffer | null | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "ENOENT" ? null : undefined;
  }
}

async function unwrap({ safeStorage }: Keychain, wrapped: Buffer): Promise<Uint8Array | undefined> {
  try {
    const { result } = await safeStorage.decryptStringAsync(wrapped);
    return Buffer.from(result, "base64");
  } catch {
    return undefined;
  }
}

async function save({ safeStorage, path }: Keychain, bytes: Uint8Array): Promise<boolean> {
  try {
    writeFileAtomically(path, await safeStorage.encryptStringAsync(Buffer.from(bytes).toString("base64")));
    return true;
  } catch {
    return false;
  }
}
