import Database from "better-sqlite3";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readGolden } from "../../fixtures/golden/read-golden.ts";
import {
  matchesSearch,
  searchMatcher,
  searchQuery,
  searchTokens,
  type SearchFields,
} from "../../../shared/kernel/search-tokens.ts";

const list = z.array(z.string()).optional();
const fieldsSchema = z.strictObject({
  names: list,
  unit: z.string().optional(),
  phoneTails: list,
  plates: list,
  number: z.string().optional(),
  texts: list,
});
const golden = readGolden("search-tokens", z.array(z.object({ fields: fieldsSchema, tokens: z.string() })));

/** The table as the store makes it. */
function openSearch(rows: readonly SearchFields[]) {
  const db = new Database(":memory:");
  db.exec(`CREATE VIRTUAL TABLE search USING fts5(tokens, content='', contentless_delete=1, detail=none,
    tokenize="unicode61 tokenchars '-'")`);
  const insert = db.prepare("INSERT INTO search (rowid, tokens) VALUES (?, ?)");
  for (const [row, fields] of rows.entries()) insert.run(row, searchTokens(fields));
  const select = db
    .prepare<[string], number>("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC")
    .pluck();
  return {
    candidates: (input: string): readonly number[] => {
      const query = searchQuery(input);
      return query === null ? rows.map((_, row) => row).toReversed() : select.all(query);
    },
    close: () => db.close(),
  };
}

function found(rows: readonly SearchFields[], input: string): readonly number[] {
  const search = openSearch(rows);
  const matches = searchMatcher(input);
  const hits = search.candidates(input).filter((row) => matches(rows[row] ?? {}));
  search.close();
  return hits.toReversed();
}

const visit: SearchFields = {
  names: ["陈立明"],
  unit: "3-2-1201",
  phoneTails: ["2046"],
  plates: ["粤B12345"],
  number: "FX-20261123-A-007",
  texts: ["顺达搬家公司"],
};
const other: SearchFields = {
  names: ["单晓", "Anna Lee"],
  unit: "5-1-402",
  phoneTails: ["7280"],
  plates: ["粤BD67890"],
  number: "FX-20261124-B2-010",
  texts: ["厨房漏水 50%"],
};

describe("search", () => {
  it.each(golden)("tokens of %j", ({ fields, tokens }) => expect(searchTokens(fields)).toBe(tokens));
  it.each([
    "陈",
    "立",
    "明",
    "陈立",
    "立明",
    "陈立明",
    "c",
    "cl",
    "clm",
    "CLM",
    "ch",
    "chen",
    "chenl",
    "chenliming",
    "liming",
    "ming",
    "li",
    "3-2-1201",
    "3-2-",
    "3-2",
    "3-",
    "3",
    "3-1201",
    "3-12",
    "3-2-1",
    "1201",
    "12",
    "120",
    "３－２－１２０１",
    "3栋2单元1201室",
    "3栋",
    "3栋2单元",
    "3#2-1201",
    "3栋 2单元 1201",
    "三栋二单元一二〇一",
    "03-02-1201",
    "2046",
    "粤B12345",
    "粤B·12345",
    "粤B 12345",
    "B12345",
    "粤b1",
    "12345",
    "234",
    "345",
    "FX-20261123-A-007",
    "fx-20261123-a-007",
    "20261123-A-007",
    "007",
    "A-007",
    "20261123",
    "FX-20261123",
    "FX-20261123-A-",
    "FX-20261123-A-0",
    "搬家",
    "司",
    "顺达搬家公司",
    "陈 3-2-1201",
    "clm 2046",
    " 陈立明 ",
    "陈\u0000立明",
    "陈\u202E立",
  ])("%j finds the one visit it describes", (input) => {
    expect(found([other, visit], input)).toEqual([1]);
  });
  it.each(["shanxiao", "sx", "anna", "nn", "Anna Lee", "A2-", "%", "50%", "B2-010", "粤BD67890", "d678"])(
    "%j does not find it",
    (input) => {
      expect(found([visit], input)).toEqual([]);
    },
  );
  it.each([
    "shanxiao",
    "shan",
    "sx",
    "anna",
    "ann",
    "Anna Lee",
    "%",
    "50%",
    "B2-010",
    "粤BD67890",
    "d678",
    "漏水",
  ])("%j finds the other", (input) => {
    expect(found([visit, other], input)).toEqual([1]);
  });
  it("every word must be found, in one and the same record", () => {
    expect(found([visit, other], "陈立明 5-1-402")).toEqual([]);
  });
  it("nothing typed is no filter", () => {
    expect([searchQuery(""), searchQuery(" \t\u0000 "), matchesSearch("", visit)]).toEqual([
      null,
      null,
      true,
    ]);
  });
  it("a name whose pinyin reads in several ways is found by each prefix", () => {
    const rows = [{ names: ["方安"] }, { names: ["西安娜"] }, { names: ["贤娜"] }, { names: ["吕绿"] }];
    expect(found(rows, "fangan")).toEqual([0]);
    expect(found(rows, "xian")).toEqual([1, 2]);
    expect(found(rows, "xianna")).toEqual([1, 2]);
    expect(found(rows, "lü")).toEqual([3]);
  });
  it("I3 tokens are letters and digits whatever the record says, so no tokenizer can change them", () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        expect(searchTokens(fields)).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/);
      }),
    );
  });
  it("I1 ten thousand characters in every field give a row of bounded size", () => {
    const long = "陈a💡".repeat(3000);
    const tokens = searchTokens({
      names: [long],
      unit: long,
      phoneTails: [long],
      plates: [long],
      number: long,
      texts: [long],
    });
    expect(tokens.length).toBeLessThan(20_000);
  });
  it("reading a query takes bounded work however many ways its pinyin reads", () => {
    for (const letters of [`${"an".repeat(19)}qz`, "a".repeat(400), "xian".repeat(100), "zhangan".repeat(50)])
      expect((searchQuery(letters) ?? "").length).toBeLessThan(10_000);
  });
});

const han = fc.constantFrom(...Array.from("陈立明李丽单晓欧阳安西贤方小红𠮷䶮"));
const metacharacter = fc.constantFrom(
  ...Array.from("\"'*^:(){}[]-+%_\\;,.!?#@&|~`<>=/$\u0000\uFFFD、。，　💡"),
);
const word = fc.string({
  unit: fc.oneof(han, metacharacter, fc.constantFrom(...Array.from("abcnz0123 "))),
  maxLength: 6,
});
const name = fc.oneof(
  fc.array(han, { minLength: 1, maxLength: 4 }).map((characters) => characters.join("")),
  fc.constantFrom("Anna Lee", "王Tom", "阿卜杜·买买提"),
  word,
);
const unit = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 2 }),
      fc.constantFrom("101", "102", "1201", "1202", "12A"),
    )
    .map((parts) => parts.join("-")),
  fc
    .tuple(fc.constantFrom("1", "A", "海棠苑3"), fc.constantFrom("101", "1201"))
    .map((parts) => parts.join("-")),
  word,
);
const plate = fc.oneof(
  fc
    .string({ unit: fc.constantFrom(...Array.from("AB12")), minLength: 5, maxLength: 6 })
    .map((serial) => `粤B${serial}`),
  word,
);
const number = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("20261123", "20261124"),
      fc.constantFrom("A", "B", "A2"),
      fc.integer({ min: 1, max: 12 }),
    )
    .map(([date, desk, running]) => `FX-${date}-${desk}-${String(running).padStart(3, "0")}`),
  fc.constantFrom("FX-20261123-A-1007", "YS-018"),
  word,
);
const anyFields: fc.Arbitrary<SearchFields> = fc.record(
  {
    names: fc.array(name, { maxLength: 2 }),
    unit,
    phoneTails: fc.array(fc.constantFrom("2046", "0007", "123x", "1201"), { maxLength: 2 }),
    plates: fc.array(plate, { maxLength: 2 }),
    number,
    texts: fc.array(fc.oneof(word, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/** Pieces of what the record says, as people type them. */
function piecesOf(fields: SearchFields): readonly string[] {
  const all = [
    ...(fields.names ?? []),
    fields.unit ?? "",
    ...(fields.phoneTails ?? []),
    ...(fields.plates ?? []),
    fields.number ?? "",
    ...(fields.texts ?? []),
  ];
  return all.filter((text) => text.trim() !== "");
}

describe("search over random records", () => {
  const rowsAndInput = fc.array(anyFields, { minLength: 1, maxLength: 25 }).chain((rows) => {
    const pieces = rows.flatMap(piecesOf);
    const piece = fc.constantFrom(...(pieces.length === 0 ? ["陈"] : pieces));
    const cut = fc.tuple(piece, fc.nat(8), fc.integer({ min: 1, max: 8 })).map(([text, from, length]) =>
      Array.from(text)
        .slice(from, from + length)
        .join(""),
    );
    const typed = fc.constantFrom(
      "c",
      "cl",
      "li",
      "xian",
      "xi",
      "chen",
      "an",
      "3-2-",
      "1-1201",
      "1201",
      "12",
      "1",
      "007",
      "a-",
      "粤B1",
      "b1",
      '"',
      "*",
      "陈*",
      "OR",
      "AND",
      "NEAR(a b)",
      "-",
      "a:b",
      "%",
      "'",
    );
    return fc.tuple(
      fc.constant(rows),
      fc.oneof(
        piece,
        cut,
        typed,
        word,
        fc.tuple(cut, typed).map((both) => both.join(" ")),
      ),
    );
  });
  let hits = 0;
  let misses = 0;
  it("I3 gives exactly what a scan with the exact check gives, and never a syntax error", () => {
    fc.assert(
      fc.property(rowsAndInput, ([rows, input]) => {
        const scan = rows.flatMap((fields, row) => (matchesSearch(input, fields) ? [row] : []));
        expect(found(rows, input)).toEqual(scan);
        hits += scan.length > 0 ? 1 : 0;
        misses += scan.length === 0 ? 1 : 0;
      }),
      { numRuns: 1200 },
    );
    // The run must have proved something.
    expect(Math.min(hits, misses)).toBeGreaterThan(100);
  });
  it("I3 any text at all is a legal query", () => {
    const search = openSearch([visit]);
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), word, fc.string({ unit: metacharacter, maxLength: 40 })),
        (input) => {
          search.candidates(input);
        },
      ),
    );
    search.close();
  });
});
