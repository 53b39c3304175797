import { chmodSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createFileKeyStore } from "../../../../electron/host/vault/key-store.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";

function fileStore(path: string) {
  const onOpenToOthers = vi.fn<(mode: string) => void>();
  return { store: createFileKeyStore({ path, onOpenToOthers }), onOpenToOthers };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (found: Uint8Array | null) => (found === null ? null : new TextDecoder().decode(found));
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("a key store that was never saved to has nothing", async () => {
  const { store } = fileStore(join(tempFolder(), "keys.json"));
  expect(await store.load()).toBeNull();
});

test("keys come back as saved, in a file that only its owner reads", async () => {
  const folder = tempFolder();
  const path = join(folder, "keys.json");
  const { store, onOpenToOthers } = fileStore(path);
  await store.save(bytes("first"));
  await store.save(bytes("second"));
  expect(textOf(await store.load())).toBe("second");
  expect(modeOf(path)).toBe("600");
  expect(readdirSync(folder)).toEqual(["keys.json"]);
  expect(onOpenToOthers).not.toHaveBeenCalled();
});

test("a key file that others could read is closed to them, and that is told", async () => {
  const path = join(tempFolder(), "keys.json");
  const { store, onOpenToOthers } = fileStore(path);
  await store.save(bytes("secret"));
  chmodSync(path, 0o644);
  expect(textOf(await store.load())).toBe("secret");
  expect(modeOf(path)).toBe("600");
  expect(onOpenToOthers).toHaveBeenCalledExactlyOnceWith("644");
});

test("keys that are there but cannot be read are an error, never 'none yet'", async () => {
  const path = join(tempFolder(), "keys.json");
  mkdirSync(path);
  await expect(fileStore(path).store.load()).rejects.toThrow("EISDIR");
});
