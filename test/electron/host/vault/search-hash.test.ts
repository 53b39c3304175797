import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createSearchHash } from "../../../../electron/host/vault/search-hash.ts";
import { bareNumber } from "../../../../shared/kernel/bare-number.ts";

const key = createSecretKey(randomBytes(32));
const searchHash = createSearchHash(key);

test.each([
  ["199 0000 0001", "19900000001"],
  ["199-0000-0001", "19900000001"],
  ["+86 199 0000 0001", "19900000001"],
  ["008619900000001", "19900000001"],
  ["１９９００００００01", "19900000001"],
  ["99000019900101001x", "99000019900101001X"],
  ["99000019900101001Ｘ", "99000019900101001X"],
  ["86199", "86199"],
  ["e 1234 5678", "E12345678"],
])("%s is the same number as %s, however it was typed", (typed, number) => {
  expect(bareNumber(typed)).toBe(number);
  expect(searchHash(typed)).toBe(searchHash(number));
});

test("the hash is HMAC-SHA256 under the search key, cut to 16 bytes", () => {
  const full = createHmac("sha256", key).update("19900000001").digest("hex");
  expect(searchHash("19900000001")).toBe(full.slice(0, 32));
  expect(createSearchHash(createSecretKey(randomBytes(32)))("19900000001")).not.toBe(full.slice(0, 32));
  expect(searchHash("19900000002")).not.toBe(full.slice(0, 32));
});
