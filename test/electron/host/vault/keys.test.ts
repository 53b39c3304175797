import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { isDeviceId } from "../../../../shared/kernel/ids.ts";
import { createKeys, openKeys, type Keys } from "../../../../electron/host/vault/keys.ts";
import { openSigningKey, verifySignature } from "../../../../node/signing-key.ts";

function opened(bytes: Uint8Array): Keys {
  const keys = openKeys(bytes);
  if (!keys.ok) throw new Error(keys.error.code);
  return keys.value;
}

const encode = (content: unknown) => new TextEncoder().encode(JSON.stringify(content));
const secretsOf = ({ vault, blob, draft, search, pinPepper }: Keys) =>
  [vault, blob, draft, search, pinPepper].map((key) => key.export().toString("hex"));

test("an Ed25519 seed gives the public key and signature of RFC 8032, test 1", () => {
  const seed = Buffer.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "hex");
  const key = openSigningKey(seed);
  expect(Buffer.from(key.publicKey, "base64url").toString("hex")).toBe(
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  );
  expect(Buffer.from(key.sign(""), "base64url").toString("hex")).toBe(
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  );
});

test("a signature holds for its text and key alone", () => {
  const { device, pass } = opened(createKeys(randomBytes));
  const signature = device.sign("放行 lodgebook");
  expect(verifySignature(device.publicKey, "放行 lodgebook", signature)).toBe(true);
  expect(verifySignature(device.publicKey, "放行 lodgebooK", signature)).toBe(false);
  expect(verifySignature(pass.publicKey, "放行 lodgebook", signature)).toBe(false);
  expect(verifySignature("AAAA", "放行 lodgebook", signature)).toBe(false);
  expect(verifySignature(device.publicKey, "放行 lodgebook", "")).toBe(false);
});

test("saved keys open to the same keys again", () => {
  const bytes = createKeys(randomBytes);
  const [first, second] = [opened(bytes), opened(bytes)];
  expect(secretsOf(second)).toEqual(secretsOf(first));
  expect(second.deviceId).toBe(first.deviceId);
  expect(second.device.publicKey).toBe(first.device.publicKey);
  expect(isDeviceId(first.deviceId)).toBe(true);
});

test("every purpose has a key of its own, derived with HKDF-SHA256", () => {
  const keys = opened(createKeys(randomBytes));
  expect(new Set([...secretsOf(keys), Buffer.from(keys.siteKey).toString("hex")]).size).toBe(6);
  const expected = hkdfSync("sha256", keys.siteKey, "", "lodgebook-vault-v1", 32);
  expect(keys.vault.export().toString("hex")).toBe(Buffer.from(expected).toString("hex"));
  // HKDF once more by hand (RFC 5869): extract with an empty salt, expand one block.
  const extracted = createHmac("sha256", Buffer.alloc(32)).update(keys.siteKey).digest();
  const block = createHmac("sha256", extracted).update("lodgebook-vault-v1\x01").digest("hex");
  expect(keys.vault.export().toString("hex")).toBe(block);
});

test("S5 a desk that joins or is restored shares the site's keys under a new device id and key", () => {
  const founder = opened(createKeys(randomBytes));
  const joined = opened(createKeys(randomBytes, founder.siteKey));
  expect(secretsOf(joined)).toEqual(secretsOf(founder));
  expect(joined.pass.publicKey).toBe(founder.pass.publicKey);
  expect(joined.deviceId).not.toBe(founder.deviceId);
  expect(joined.device.publicKey).not.toBe(founder.device.publicKey);
  expect(() => createKeys(randomBytes, new Uint8Array(31))).toThrow(RangeError);
});

test.each([
  ["nothing", new Uint8Array()],
  ["a cut file", createKeys(randomBytes).subarray(0, 60)],
  ["bytes that are no text", Uint8Array.of(0xff, 0xfe, 0x00)],
  ["some other JSON", encode(["keys"])],
  ["a key of the wrong length", encode({ v: 1, siteKey: "AAAA", deviceKey: "AAAA", deviceId: "7GQK2M9XWA" })],
])("damaged keys are refused, never replaced: %s", (_what, bytes) => {
  expect(openKeys(bytes)).toEqual({ ok: false, error: { code: "keys-damaged" } });
});

test("C7 keys of a newer version are refused as such", () => {
  expect(openKeys(encode({ v: 2, whatever: true }))).toEqual({ ok: false, error: { code: "keys-newer" } });
});
