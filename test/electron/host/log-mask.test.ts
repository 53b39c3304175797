import * as fc from "fast-check";
import { expect, test } from "vitest";
import { maskLine, maskText } from "../../../electron/host/log-mask.ts";

test.each([
  "19900000001",
  "199 0000 0001",
  "199-0000-0001",
  "+8619900000001",
  "+86 199 0000 0001",
  "008619900000001",
  "019900000001",
  "１９９０００００００１",
  "990000199001010011",
  "99000019900101001X",
  "99000019900101001x",
  "990000 19900101 0011",
  "粤B12345",
  "粤B·D12345",
  "京A1234警",
])("P1 %s is hidden wherever it stands in a text", (personal) => {
  const frames: readonly (readonly [string, string])[] = [
    ["", ""],
    ["住户电话", "，请回电"],
    ["tel:", "."],
    ['{"p":"', '"}'],
    ["a", "b"],
    ["\n", "\t"],
  ];
  for (const [before, after] of frames) {
    expect(maskText(`${before}${personal}${after}`)).toBe(`${before}[hidden]${after}`);
  }
});

test.each([
  "2026-11-24T08:30:00.123Z",
  "1763882400123",
  "0199a1b2-c3d4-7e5f-8607-18293a4b5c6d",
  "LF-20261123-A-007",
  "127.0.0.1:51234",
  "SQLITE_BUSY",
  "3-2-1201",
  "120000000001",
])("%s is no personal data and stays readable", (text) => {
  expect(maskText(text)).toBe(text);
});

test.each([
  [`bad {"name":"测试甲","n":1}`, `bad {"name":"[hidden]","n":1}`],
  [`name='测试甲' part='sync'`, `name='[hidden]' part='sync'`],
  [String.raw`{"t":"{\"name\":\"测试甲\"}"}`, String.raw`{"t":"{\"name\":\"[hidden]\"}"}`],
  [`"code": "SQLITE_BUSY", "rename": "a"`, `"code": "SQLITE_BUSY", "rename": "a"`],
  [`cut off at {"name":"测试`, `cut off at {"name":"[hidden]`],
  [`part: "unclosed`, `part: "unclosed`],
])("P1 a personal field quoted in a text is hidden: %s", (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

test("a text longer than a screen is cut, after masking", () => {
  const cut = maskText(`${"x".repeat(3_995)}19900000001 and more`);
  expect(cut).toHaveLength(4001);
  expect(cut).not.toMatch(/199/);
});

test("P1 a phone in any place of any object is hidden, as text, number or key", () => {
  const phone = "19900000001";
  const place = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom(phone, Number(phone), `call ${phone}!`),
      fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
      fc.dictionary(fc.constantFrom("a", "err", "detail", phone), tie("value"), { minKeys: 1 }),
    ),
  })).value;
  fc.assert(
    fc.property(place, (value) => {
      const masked = maskLine(JSON.stringify({ level: 30, value }));
      expect(masked).not.toContain(phone);
      expect(masked).toContain("[hidden]");
      expect(JSON.parse(masked)).toMatchObject({ level: 30 });
    }),
  );
});

test("an object without end is cut, and a line that is no JSON is not let through", () => {
  const deep = `${'{"a":'.repeat(50)}"19900000001"${"}".repeat(50)}`;
  expect(maskLine(deep)).toContain("[deep]");
  expect(maskLine("name=测试 19900000001")).toBe('{"level":50,"msg":"a log line was not JSON"}\n');
});

test("a text made to be slow is masked within the test's patience", () => {
  const slow = `name="${"\\".repeat(1_000_000)} 19900000001`;
  expect(maskText(slow)).toBe('name="[hidden]');
});
