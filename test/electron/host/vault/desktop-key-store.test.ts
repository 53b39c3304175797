import { expect, test } from "vitest";
import { createDesktopKeyStore, KeychainRefused } from "../../../../electron/host/vault/desktop-key-store.ts";
import type { KeyRefusal } from "../../../../electron/host/process-messages.ts";

const keys = new Uint8Array([1, 2, 3]);
const otherKeys = new Uint8Array([9]);

/** A file store, and a keychain in another process that answers or refuses. */
function desk(refusal?: KeyRefusal) {
  const held: { file: Uint8Array | null; keychain: Uint8Array | null } = { file: null, keychain: null };
  const store = createDesktopKeyStore({
    file: {
      load: async () => held.file,
      save: async (bytes) => {
        held.file = bytes;
      },
    },
    send: (message) => {
      const { request } = message;
      queueMicrotask(() => {
        if (refusal !== undefined) return store.receive({ type: "keys-refused", request, code: refusal });
        if (message.type === "keys-load")
          return store.receive({ type: "keys-loaded", request, bytes: held.keychain });
        held.keychain = message.bytes;
        return store.receive({ type: "keys-saved", request });
      });
    },
  });
  return { held, store };
}

test("keys go to the keychain and come back from it", async () => {
  const { held, store } = desk();
  expect(await store.load()).toBeNull();
  await store.save(keys);
  expect(held).toEqual({ file: null, keychain: keys });
  expect(await store.load()).toEqual(keys);
});

test("keys that a run without Electron left in the file win, and stay there", async () => {
  const { held, store } = desk();
  held.file = otherKeys;
  held.keychain = keys;
  expect(await store.load()).toEqual(otherKeys);
  await store.save(keys);
  expect(held.file).toEqual(keys);
});

test("a machine without a keychain keeps new keys in the file", async () => {
  const { held, store } = desk("unavailable");
  await store.save(keys);
  expect(held).toEqual({ file: keys, keychain: null });
});

test("keys that the keychain holds but does not give are never replaced", async () => {
  await expect(desk("unavailable").store.load()).rejects.toThrow("the keychain refused: unavailable");
  await expect(desk("damaged").store.load()).rejects.toEqual(new KeychainRefused("damaged"));
});

test("keys that cannot be saved are reported", async () => {
  await expect(desk("unwritable").store.save(keys)).rejects.toThrow("the keychain refused: unwritable");
});

test("two requests at once get their own answers", async () => {
  const { store } = desk();
  await store.save(keys);
  expect(await Promise.all([store.load(), store.load()])).toEqual([keys, keys]);
});
