import { expect, test } from "vitest";
import { crockfordCode, readCrockford } from "../../../shared/kernel/crockford.ts";

test("every byte gives one of the 32 characters, evenly", () => {
  const code = crockfordCode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  expect(code).toBe("0123456789ABCDEFGHJKMNPQRSTVWXYZ".repeat(8));
});

test("a typed code reads as printed: case, hyphens, spaces, full width, O I L", () => {
  expect(readCrockford(" oIl2a-bcdeＦ ")).toBe("0112ABCDEF");
  expect(readCrockford("ABCDU")).toBeNull();
  expect(readCrockford("ABC*D")).toBeNull();
});
