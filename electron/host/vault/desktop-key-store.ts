import type { HostToParent, KeyRefusal, ParentToHost } from "../process-messages.ts";
import type { KeyStore } from "./key-store.ts";

type KeyAnswer = Extract<ParentToHost, { readonly request: number }>;
type KeyRequest = Extract<HostToParent, { readonly request: number }>;
type Unnumbered<T> = T extends unknown ? Omit<T, "request"> : never;

/** The keychain did not give or take the keys; `code` says why. */
export class KeychainRefused extends Error {
  readonly code: KeyRefusal;
  constructor(code: KeyRefusal) {
    super(`the keychain refused: ${code}`);
    this.code = code;
  }
}

export type DesktopKeyStore = KeyStore & {
  /** Takes the main process's answer to a request made here. */
  readonly receive: (answer: KeyAnswer) => void;
};

/**
 * Keys in Electron: the operating system's keychain through the main process. Keys that a run without Electron left
 * in `file` stay there and win; where the machine has no keychain, new ones go there as well.
 */
export function createDesktopKeyStore(options: {
  readonly send: (request: KeyRequest) => void;
  readonly file: KeyStore;
}): DesktopKeyStore {
  const waiting = new Map<number, (answer: KeyAnswer) => void>();
  let lastRequest = 0;

  const ask = async (question: Unnumbered<KeyRequest>): Promise<KeyAnswer> =>
    new Promise((resolve) => {
      lastRequest += 1;
      waiting.set(lastRequest, resolve);
      options.send({ ...question, request: lastRequest });
    });

  return {
    receive: (answer) => {
      waiting.get(answer.request)?.(answer);
      waiting.delete(answer.request);
    },
    load: async () => {
      const inFile = await options.file.load();
      if (inFile !== null) return inFile;
      const answer = await ask({ type: "keys-load" });
      if (answer.type === "keys-refused") throw new KeychainRefused(answer.code);
      return answer.type === "keys-loaded" ? answer.bytes : null;
    },
    save: async (bytes) => {
      if ((await options.file.load()) !== null) return options.file.save(bytes);
      const answer = await ask({ type: "keys-save", bytes });
      if (answer.type !== "keys-refused") return;
      if (answer.code !== "unavailable") throw new KeychainRefused(answer.code);
      await options.file.save(bytes);
    },
  };
}
