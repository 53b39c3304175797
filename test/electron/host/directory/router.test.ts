import { createRouterClient, ORPCError } from "@orpc/server";
import { expect, test } from "vitest";
import { createRouter } from "../../../../electron/host/router.ts";
import { CHUNK_BYTES } from "../../../../shared/contract/directory-import.ts";
import { PIN } from "../../../fixtures/host.ts";
import { fixtureBytes, openBench } from "./import-file.ts";

async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return "answered";
  } catch (cause) {
    return cause instanceof ORPCError ? cause.data : cause;
  }
}

test("A2 nobody reads, imports or exports the directory before signing in", async () => {
  const bench = await openBench();
  const client = createRouterClient(createRouter(bench.host), { context: { resume: null } });
  const id = bench.core().newId();
  const calls = [
    client.directory.buildings(),
    client.directory.units({ building: "1" }),
    client.directory.unit({ id }),
    client.directory.unitByCode({ code: "1-1-101" }),
    client.directory.person({ id }),
    client.directory.timeline({ id, before: null, limit: 10 }),
    client.directory.find({ search: "陈", limit: 10 }),
    client.directory.export({ format: "csv", language: "en", full: false, reason: "" }),
    client.directory.import.begin({ bytes: 10 }),
  ];
  for (const call of calls) expect(await refusal(call)).toMatchObject({ code: "not-signed-in" });
});

test("a file goes through the contract in pieces; what a clerk exports is masked", async () => {
  const bench = await openBench();
  const client = createRouterClient(createRouter(bench.host), { context: { resume: null } });
  await client.session.signIn({ staffId: bench.clerk.id, pin: PIN });
  const bytes = fixtureBytes("roster-messy.gb18030.csv");
  const { importId } = await client.directory.import.begin({ bytes: bytes.byteLength });
  const size = Math.min(CHUNK_BYTES, 20_000);
  for (let at = 0; at < bytes.byteLength; at += size) {
    const base64 = bytes.subarray(at, at + size).toString("base64");
    const answer = await client.directory.import.chunk({ importId, base64 });
    expect(answer.bytes).toBe(Math.min(at + size, bytes.byteLength));
  }
  const { sheet, mapping } = await client.directory.import.inspect({ importId, sheet: null });
  for await (const step of await client.directory.import.preview({ importId, sheet, mapping })) {
    if (step.step === "done") expect(step.preview.people).toBe(578);
  }
  const seen: number[] = [];
  for await (const step of await client.directory.import.run({ importId, sheet, mapping })) {
    if (step.step === "writing") seen.push(step.rows);
    else expect(step.result).toMatchObject({ peopleAdded: 578, stopped: null });
  }
  expect(seen.length).toBeGreaterThan(5);
  expect(seen).toEqual(seen.toSorted((left, right) => left - right));
  expect(seen.at(-1)).toBe(620);

  const exported = { format: "csv", language: "zh-CN", reason: "" } as const;
  const masked = await client.directory.export({ ...exported, full: false });
  expect(masked.rows).toBe(578);
  expect(Buffer.from(masked.base64, "base64").toString("utf8")).not.toMatch(/\d{9}/u);
  const full = client.directory.export({ ...exported, full: true, reason: "备份" });
  expect(await refusal(full)).toMatchObject({ code: "not-allowed" });
});
