import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerKeyRequest, type Keychain } from "../../electron/key-store.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lodgebook-keys-"));
});

afterEach(async () => rm(folder, { recursive: true }));

/** A keychain that turns every byte over; `backend` is what Linux would have chosen. */
function keychain(backend: "gnome_libsecret" | "basic_text" = "gnome_libsecret", available = true): Keychain {
  return {
    path: join(folder, "keys.keychain"),
    platform: "linux",
    safeStorage: {
      isAsyncEncryptionAvailable: async () => available,
      getSelectedStorageBackend: () => backend,
      encryptStringAsync: async (text) => Buffer.from(text).map((byte) => byte ^ 0xff) as Buffer,
      decryptStringAsync: async (wrapped) => {
        const result = Buffer.from(wrapped.map((byte) => byte ^ 0xff)).toString("latin1");
        if (!/^[\w+/=]*$/.test(result)) throw new Error("cannot decrypt");
        return { result, shouldReEncrypt: false };
      },
    },
  };
}

const keys = new Uint8Array([0, 1, 2, 250, 255]);

test("keys come back as they were saved, and the file holds none of them", async () => {
  const saved = await answerKeyRequest(keychain(), { type: "keys-save", request: 1, bytes: keys });
  expect(saved).toEqual({ type: "keys-saved", request: 1 });
  const file = await readFile(join(folder, "keys.keychain"));
  expect(file.includes(Buffer.from(keys))).toBe(false);
  expect(file.includes(Buffer.from(keys).toString("base64"))).toBe(false);
  expect((await stat(join(folder, "keys.keychain"))).mode & 0o077).toBe(0);
  const loaded = await answerKeyRequest(keychain(), { type: "keys-load", request: 2 });
  expect(loaded).toMatchObject({ type: "keys-loaded", request: 2 });
  expect(loaded.type === "keys-loaded" && Buffer.from(loaded.bytes ?? []).equals(keys)).toBe(true);
});

test("where nothing was saved there are no keys, with a keychain and without", async () => {
  for (const chain of [keychain(), keychain("basic_text")]) {
    expect(await answerKeyRequest(chain, { type: "keys-load", request: 3 })).toEqual({
      type: "keys-loaded",
      request: 3,
      bytes: null,
    });
  }
});

describe("lost keys are never taken for absent ones", () => {
  test("a damaged file is refused", async () => {
    await writeFile(join(folder, "keys.keychain"), "not wrapped by anybody");
    expect(await answerKeyRequest(keychain(), { type: "keys-load", request: 4 })).toEqual({
      type: "keys-refused",
      request: 4,
      code: "damaged",
    });
  });

  test.each([keychain("basic_text"), keychain("gnome_libsecret", false)])(
    "a keychain that has gone is refused",
    async ({ safeStorage }) => {
      await answerKeyRequest(keychain(), { type: "keys-save", request: 5, bytes: keys });
      const gone = { ...keychain(), safeStorage };
      expect(await answerKeyRequest(gone, { type: "keys-load", request: 6 })).toEqual({
        type: "keys-refused",
        request: 6,
        code: "unavailable",
      });
    },
  );
});

test("Linux's fixed password is no keychain: nothing is saved with it", async () => {
  expect(
    await answerKeyRequest(keychain("basic_text"), { type: "keys-save", request: 7, bytes: keys }),
  ).toEqual({
    type: "keys-refused",
    request: 7,
    code: "unavailable",
  });
});

test("a disk that refuses is reported", async () => {
  const chain = { ...keychain(), path: join(folder, "nowhere", "keys.keychain") };
  expect(await answerKeyRequest(chain, { type: "keys-save", request: 8, bytes: keys })).toEqual({
    type: "keys-refused",
    request: 8,
    code: "unwritable",
  });
});
