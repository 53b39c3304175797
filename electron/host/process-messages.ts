/**
 * What the Electron main process and the host process say to each other over the utility process's parent port.
 * The window's MessagePort travels beside `connect` as its only transferred port (`event.ports[0]`).
 */
export type ParentToHost =
  | { readonly type: "connect" }
  | { readonly type: "power"; readonly event: PowerEvent }
  | { readonly type: "keys-loaded"; readonly request: number; readonly bytes: Uint8Array | null }
  | { readonly type: "keys-saved"; readonly request: number }
  | { readonly type: "keys-refused"; readonly request: number; readonly code: KeyRefusal }
  | { readonly type: "close" };

export type HostToParent =
  | { readonly type: "ready" }
  /** The host could not open and ends; `code` is a host error code, `message` words for a person. */
  | { readonly type: "failed"; readonly code: string; readonly message: string }
  | { readonly type: "alert"; readonly title: string; readonly body: string; readonly silent: boolean }
  | { readonly type: "keys-load"; readonly request: number }
  | { readonly type: "keys-save"; readonly request: number; readonly bytes: Uint8Array };

/** In the data folder: the desk's keys as the operating system's keychain wrapped them. */
export const keychainFile = "keys.keychain";

/** What the operating system told us about sleep and the lock screen. */
export type PowerEvent = "resume" | "suspend" | "lock" | "unlock";

/** `unavailable`: no keychain on this machine; `damaged`: the keychain no longer opens the file; `unwritable`: disk. */
export type KeyRefusal = "unavailable" | "damaged" | "unwritable";

/** The half of Electron's `process.parentPort` that the host uses. */
export type ParentPort = {
  on(
    event: "message",
    listener: (event: { readonly data: unknown; readonly ports: readonly HostPort[] }) => void,
  ): unknown;
  postMessage(message: HostToParent): void;
};

/** The half of Electron's `MessagePortMain` that carries one window's calls. */
export type HostPort = {
  on(event: "message", listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
};
