import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportRoster } from "../../../../electron/host/transfer/roster-export.ts";
import { contentOf, count, importBytes, importFixture, openBench, valueOf } from "./import-file.ts";

test.each(["csv", "xlsx"] as const)("a full %s export is read back and changes nothing", async (format) => {
  const bench = await openBench();
  await importFixture(bench, "roster-messy.gb18030.csv");
  const folder = join(bench.folder, "exports");
  const { bytes, rows } = valueOf(
    await exportRoster(bench.core(), folder, { format, language: "zh-CN", full: true }),
  );
  expect(rows).toBe(578);
  const before = [contentOf(bench), count(bench, "events")];
  const { preview, result } = await importBytes(bench, bytes);
  expect(preview.counts).toEqual({ imported: 578, partial: 0, refused: 0, repeat: 0, blank: 0 });
  expect(result).toMatchObject({ unchanged: 578, peopleAdded: 0, peopleChanged: 0, vehiclesAdded: 0 });
  expect([contentOf(bench), count(bench, "events")]).toEqual(before);
});

test("a full English export fills another site with the same directory", async () => {
  const [from, to] = [await openBench(), await openBench()];
  await importFixture(from, "roster-messy.gb18030.csv");
  const folder = join(from.folder, "exports");
  const { bytes } = valueOf(
    await exportRoster(from.core(), folder, { format: "csv", language: "en", full: true }),
  );
  await importBytes(to, bytes);
  const open = (bench: typeof from) =>
    bench
      .core()
      .store.db.prepare(
        "SELECT unit, name, relation, phones, document_type, move_in, note FROM people ORDER BY unit, name",
      )
      .raw()
      .all();
  expect(open(to)).toEqual(open(from));
});

test("P1 without permission no phone and no document leaves in full", async () => {
  const bench = await openBench();
  await importFixture(bench, "roster-messy.gb18030.csv");
  const folder = join(bench.folder, "exports");
  const options = { format: "csv", language: "zh-CN", full: false } as const;
  const text = valueOf(await exportRoster(bench.core(), folder, options)).bytes.toString("utf8");
  writeFileSync(join(bench.folder, "masked.csv"), text);
  expect(text).toMatch(/199\*{4}\d{4}/u);
  expect(text).not.toMatch(/\d{9}/u);
  expect(text.split("\r\n").length).toBeGreaterThan(578);
});

test("PRV-1 only supervisors and above may export in full, with a reason that stays on record", async () => {
  const bench = await openBench();
  const input = { format: "csv", people: 3, reason: "交物业公司备案" } as const;
  const refused = await bench.give("directory.export", input);
  expect(refused.ok ? "ok" : refused.error.code).toBe("not-allowed");
  const supervisor = await bench.hire("王芳", "supervisor");
  const { id } = await bench.must("directory.export", input, { actor: supervisor });
  expect(
    bench
      .core()
      .store.eventsOf(id)
      .map(({ envelope }) => [envelope.type, envelope.actor, envelope.data]),
  ).toEqual([["directory-exported", supervisor.id, input]]);
});
