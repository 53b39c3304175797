import { createDecipheriv, createHash, createSecretKey, randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newVaultId, seal, unseal } from "../../../../electron/host/vault/seal.ts";

const key = createSecretKey(randomBytes(32));
const id = "0199a1b2c3d4e5f60718293a4b5c6d7e";
const broken = { ok: false, error: { code: "seal-broken" } };

test("any object comes back as it was sealed", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), (object) => {
      const plain: unknown = JSON.parse(JSON.stringify(object));
      expect(unseal(id, seal(id, object, key).cipher, key)).toEqual({ ok: true, value: plain });
    }),
  );
});

test("the layout is nonce, ciphertext, tag, with the vault id as associated data, and the hash is over all", () => {
  const { cipher, hash } = seal(id, { name: "测试" }, key);
  const bytes = Buffer.from(cipher);
  const aes = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  aes.setAAD(Buffer.from(id, "ascii"));
  aes.setAuthTag(bytes.subarray(-16));
  expect(aes.update(bytes.subarray(12, -16), undefined, "utf8") + aes.final("utf8")).toBe('{"name":"测试"}');
  expect(hash).toBe(createHash("sha256").update(cipher).digest("hex"));
});

test("two seals of one object share nothing that shows", () => {
  const [first, second] = [seal(id, { plate: "x" }, key), seal(id, { plate: "x" }, key)];
  expect(first.hash).not.toBe(second.hash);
  expect(Buffer.from(first.cipher.subarray(0, 12))).not.toEqual(Buffer.from(second.cipher.subarray(0, 12)));
});

test("B1 a changed byte anywhere, a cut, another row's id or another key does not open", () => {
  const { cipher } = seal(id, { phone: "19900000001" }, key);
  for (let at = 0; at < cipher.length; at++) {
    const changed = Uint8Array.from(cipher);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(id, changed, key)).toEqual(broken);
    expect(unseal(id, cipher.subarray(0, at), key)).toEqual(broken);
  }
  expect(unseal(`${id.slice(0, -1)}f`, cipher, key)).toEqual(broken);
  expect(unseal(id, cipher, createSecretKey(randomBytes(32)))).toEqual(broken);
});

test("a cipher that is a view into a larger buffer opens", () => {
  const { cipher } = seal(id, { a: 1 }, key);
  const larger = new Uint8Array(cipher.length + 20);
  larger.set(cipher, 7);
  expect(unseal(id, larger.subarray(7, 7 + cipher.length), key)).toEqual({ ok: true, value: { a: 1 } });
});

test("vault ids are 32 hex, unique, and in order of their time", () => {
  const ids = Array.from({ length: 1000 }, (_, ms) => newVaultId(1_763_882_400_000 + ms, randomBytes));
  expect(ids.every((each) => /^[0-9a-f]{32}$/.test(each))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => newVaultId(0, randomBytes))).size).toBe(1000);
});

test.each([-1, 0.5, 2 ** 48, 8_640_000_000_000_000])("T1 a clock at %d still gives a vault id", (nowMs) => {
  expect(newVaultId(nowMs, randomBytes)).toMatch(/^[0-9a-f]{32}$/);
});
