import type { Erasable, FoundPreview, SubjectInput } from "../../../shared/contract/erasure.ts";
import { bareNumber } from "../../../shared/kernel/bare-number.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { normaliseText } from "../../../shared/kernel/text.ts";
import { parseUnitCode } from "../../../shared/kernel/unit-code.ts";
import type { Core } from "../core.ts";
import type { WorkerClient } from "../worker-client.ts";
import { erasableOf, erasablesOfUnit, vehiclesOf } from "./erasable.ts";
import { MOST_FOUND, type FoundRecord } from "./find-job.ts";
import { holdsNow } from "./holds.ts";

export interface FindOptions {
  readonly core: Core;
  readonly path: string;
  readonly keys: Uint8Array;
  readonly worker: WorkerClient;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** What a search names, or why it names too little: one character would find half the complex. */
function soughtOf(input: SubjectInput): Result<{ name: string; number: string; unit: string | null }> {
  const name = normaliseText(input.name);
  const number = bareNumber(input.number);
  const code = input.unit.trim() === "" ? null : parseUnitCode(input.unit);
  if (code?.ok === false) return refuse("unit-form", "unit");
  if (name !== "" && name.replaceAll(/\s/gu, "").length < 2) return refuse("search-too-short", "name");
  if (number !== "" && number.length < 5) return refuse("search-too-short", "number");
  if (name === "" && number === "" && code === null) return refuse("search-too-short", "name");
  return ok({ name, number, unit: code?.value ?? null });
}

const newestFirst = (left: Erasable, right: Erasable): number =>
  (right.atMs ?? Infinity) - (left.atMs ?? Infinity) || (left.id < right.id ? 1 : -1);

/** Everything that names a person: in any sealed part, with the vehicles that are theirs; or a whole unit. */
export async function findErasable(options: FindOptions, input: SubjectInput): Promise<Result<FoundPreview>> {
  const { core, path, keys, worker, signal } = options;
  const sought = soughtOf(input);
  if (!sought.ok) return sought;
  const { name, number, unit } = sought.value;
  const holdOf = holdsNow(core.store, core.queries.erasures);
  if (name === "" && number === "") {
    const records = erasablesOfUnit(core, unit ?? "", holdOf, MOST_FOUND).filter(
      ({ vault }) => vault.length > 0,
    );
    return ok({
      step: "found",
      records: records.toSorted(newestFirst).slice(0, MOST_FOUND),
      more: records.length > MOST_FOUND,
    });
  }
  const named: readonly FoundRecord[] = await worker.run(
    "erasure.find",
    { path, keys, subject: { name, number } },
    { signal, onProgress: ({ done, total }) => options.onProgress(done, total) },
  );
  const owned = named.flatMap(({ kind, id }) =>
    kind === "person" ? vehiclesOf(core, id).map((vehicle) => ({ kind: "vehicle", id: vehicle })) : [],
  );
  const all = new Map([...named, ...owned].map((record) => [`${record.kind} ${record.id}`, record]));
  const records = [...all.values()]
    .flatMap(({ kind, id }) => erasableOf(core, kind, id, holdOf, { name, number }) ?? [])
    .filter(({ vault, unit: code }) => vault.length > 0 && (unit === null || code === unit))
    .toSorted(newestFirst);
  return ok({ step: "found", records: records.slice(0, MOST_FOUND), more: named.length > MOST_FOUND });
}
