import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  clerkOf,
  count,
  fixtureBytes,
  importFixture,
  importsOf,
  openBench,
  upload,
  valueOf,
} from "./import-file.ts";

const told = (result: { ok: boolean; error?: { code: string; params?: unknown } }): unknown =>
  result.ok ? "ok" : [result.error?.code, result.error?.params];

describe("an import that is stopped", () => {
  test("keeps what was written, says how far it came, and a second run goes on from there", async () => {
    const bench = await openBench();
    const imports = importsOf(bench);
    const given = clerkOf(bench);
    const importId = await upload(imports, given, fixtureBytes("roster-messy.gb18030.csv"));
    const inspection = valueOf(await imports.inspect(given, importId, null));
    const choice = { sheet: null, mapping: inspection.mapping };
    for await (const step of imports.preview(given, importId, choice)) valueOf(step);
    let last: unknown;
    let written = 0;
    for await (const step of imports.run(given, importId, choice)) {
      const value = valueOf(step);
      if (value.step === "writing") written = value.rows;
      if (written >= 300) valueOf(imports.cancel(given, importId));
      last = value;
    }
    expect(last).toMatchObject({
      step: "done",
      result: { rows: written, stopped: "cancelled", peopleAdded: count(bench, "people") },
    });
    expect(written).toBeLessThan(400);
    const partly = count(bench, "people");
    expect(partly).toBeGreaterThan(200);
    const { result } = await importFixture(bench, "roster-messy.gb18030.csv");
    expect(result).toMatchObject({ stopped: null, counts: { imported: 552 } });
    expect(result.peopleAdded + partly).toBe(578);
    expect(count(bench, "people")).toBe(578);
  });
});

describe("I4 what is no roster", () => {
  test("is refused with its reason, and the file is kept open to nobody else and gone at the end", async () => {
    const bench = await openBench();
    const imports = importsOf(bench);
    const given = clerkOf(bench);
    const folder = join(bench.folder, "imports");
    expect(told(await imports.begin(given, 0))).toEqual(["import-refused", { problem: "empty" }]);
    expect(told(await imports.begin(given, 201 * 1024 * 1024))).toMatchObject([
      "import-refused",
      { problem: "too-big" },
    ]);
    const importId = await upload(
      imports,
      given,
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    );
    expect(told(await imports.inspect(given, importId, null))).toMatchObject(["import-refused", {}]);
    expect(readdirSync(folder)).toHaveLength(1);
    valueOf(await imports.end(given, importId));
    expect(readdirSync(folder)).toEqual([]);
    expect(told(await imports.inspect(given, importId, null))).toEqual(["import-expired", undefined]);
  });

  test("columns that were corrected after the preview must be previewed again", async () => {
    const bench = await openBench();
    const imports = importsOf(bench);
    const given = clerkOf(bench);
    const importId = await upload(imports, given, fixtureBytes("roster-messy.gb18030.csv"));
    const { mapping } = valueOf(await imports.inspect(given, importId, null));
    const steps = async (fields: typeof mapping.fields) => {
      const results = [];
      for await (const step of imports.run(given, importId, {
        sheet: null,
        mapping: { ...mapping, fields },
      })) {
        results.push(told(step));
      }
      return results;
    };
    expect(await steps(mapping.fields)).toEqual([["import-refused", { problem: "not-previewed" }]]);
    expect(count(bench, "people")).toBe(0);
    const missing = { sheet: null, mapping: { ...mapping, fields: mapping.fields.map(() => null) } };
    for await (const step of imports.preview(given, importId, missing)) {
      expect(told(step)).toMatchObject(["import-refused", { problem: "columns-missing" }]);
    }
  });

  test("a file that did not arrive whole, or belongs to somebody else, is not touched", async () => {
    const bench = await openBench();
    const imports = importsOf(bench);
    const given = clerkOf(bench);
    const bytes = fixtureBytes("roster-messy.gb18030.csv");
    const { importId } = valueOf(await imports.begin(given, bytes.byteLength));
    valueOf(await imports.chunk(given, importId, bytes.subarray(0, 1000)));
    expect(told(await imports.inspect(given, importId, null))).toEqual([
      "import-refused",
      { problem: "incomplete" },
    ]);
    expect(told(await imports.chunk(given, importId, bytes))).toEqual(["bad-input", undefined]);
    const other = { ...given, actor: await bench.hire("李强", "clerk") };
    expect(told(await imports.inspect(other, importId, null))).toEqual(["import-expired", undefined]);
    const guard = { ...given, actor: await bench.hire("门岗", "guard") };
    expect(told(await imports.begin(guard, 10))).toEqual(["not-allowed", undefined]);
    expect(existsSync(join(bench.folder, "imports"))).toBe(true);
  });
});
