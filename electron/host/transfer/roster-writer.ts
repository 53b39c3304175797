import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "better-sqlite3";
import { parseEventText } from "../../../shared/kernel/event.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { CommandRequest } from "../../../shared/contract/commands.ts";
import type { ImportResult, ImportStep } from "../../../shared/contract/directory-import.ts";
import {
  addToCounts,
  noCounts,
  type Occupancy,
  type RepeatVerdict,
  type RosterEntry,
  type RowVerdict,
} from "../../../shared/modules/directory/index.ts";
import type { Core } from "../core.ts";
import { executeBatch, type Given } from "../execute.ts";
import { isReturned, problemOf, type ReturnedRows } from "./roster-problems.ts";
import { judgeFile, type RosterSource } from "./roster-reader.ts";

/** Rows written in one transaction: short enough that a save beside it hardly waits. */
const BATCH = 50;

export interface WriteRosterOptions {
  /** The open books now; null once they were closed. */
  readonly core: () => Core | null;
  readonly given: Given;
  readonly source: RosterSource;
  readonly totalRows: number;
  readonly returned: ReturnedRows;
  readonly isCancelled: () => boolean;
}

type Sums = Pick<
  ImportResult,
  "unitsAdded" | "peopleAdded" | "peopleChanged" | "vehiclesAdded" | "unchanged"
>;

function countWritten(core: Core, cmd: string, sums: Sums): Sums {
  let { unitsAdded, peopleAdded, peopleChanged, vehiclesAdded } = sums;
  for (const line of core.store.log.textsByCommand(cmd)) {
    const event = parseEventText(line);
    if (!event.ok) continue;
    const { kind, type } = event.value;
    if (kind === "unit" && type === "added") unitsAdded += 1;
    else if (kind === "vehicle") vehiclesAdded += 1;
    else if (kind === "person" && type === "moved-in") peopleAdded += 1;
    else if (kind === "person") peopleChanged += 1;
  }
  return { ...sums, unitsAdded, peopleAdded, peopleChanged, vehiclesAdded };
}

/** A unit's state is what the first row says that names one; later rows of the unit do not argue. */
function createStates(): (entry: RosterEntry) => RosterEntry {
  const told = new Map<string, Occupancy>();
  return (entry) => {
    if (entry.unitState === null) return entry;
    const first = told.get(entry.unit);
    if (first === undefined) told.set(entry.unit, entry.unitState);
    return first === undefined ? entry : { ...entry, unitState: null };
  };
}

function isDiskFull(cause: unknown): boolean {
  return cause instanceof Database.SqliteError && cause.code.startsWith("SQLITE_FULL");
}

interface Row {
  readonly request: CommandRequest;
  readonly verdict: RowVerdict | RepeatVerdict;
}

/**
 * Imports a roster row by row, some rows a transaction. Stopped at any time, what was written stays and a
 * second run goes on from there: a row that tells nothing new writes nothing.
 */
export async function* writeRoster(options: WriteRosterOptions): AsyncGenerator<Result<ImportStep>> {
  const { given, source, returned } = options;
  const withState = createStates();
  let counts = noCounts;
  let rows = 0;
  let sums: Sums = { unitsAdded: 0, peopleAdded: 0, peopleChanged: 0, vehiclesAdded: 0, unchanged: 0 };
  let stopped: ImportResult["stopped"] = null;

  const write = (core: Core, batch: readonly Row[]): void => {
    const results = executeBatch(
      core,
      batch.map(({ request }) => request),
      given,
    );
    for (const [index, { request, verdict }] of batch.entries()) {
      const outcome = results[index];
      if (outcome?.ok === true) sums = countWritten(core, request.cmd, sums);
      else if (outcome?.error.code === "no-change") sums = { ...sums, unchanged: sums.unchanged + 1 };
      else if ("cells" in verdict || "entry" in verdict) {
        const cells = "cells" in verdict ? [...verdict.cells] : [];
        const reasons = [{ field: null, reason: "not-saved" as const, original: outcome?.error.code ?? "" }];
        returned.add({ row: verdict.row, verdict: "refused", of: null, reasons, cells });
      }
    }
  };

  const toRow = (core: Core, verdict: RowVerdict | RepeatVerdict): Row | null => {
    const entry = "entry" in verdict ? verdict.entry : verdict.verdict === "repeat" ? verdict.more : null;
    if (entry === null) return null;
    const input = { entry: withState(entry), fillOnly: verdict.verdict === "repeat" };
    const request = { cmd: core.newId(), name: "directory.import-row", id: null, input, approval: null };
    return { request, verdict };
  };

  for await (const read of judgeFile(source)) {
    if (!read.ok) {
      // It was read to its end a moment ago, by the preview.
      stopped = read.error.params?.["problem"] === "cancelled" ? "cancelled" : "file-changed";
      break;
    }
    const { verdicts } = read.value;
    for (let at = 0; at < verdicts.length && stopped === null; at += BATCH) {
      const core = options.core();
      if (core === null || options.isCancelled()) {
        stopped = "cancelled";
        break;
      }
      const piece = verdicts.slice(at, at + BATCH);
      try {
        write(
          core,
          piece.map((verdict) => toRow(core, verdict)).filter((row) => row !== null),
        );
      } catch (cause) {
        if (!isDiskFull(cause)) throw cause;
        stopped = "disk-full";
        break;
      }
      for (const verdict of piece) {
        counts = addToCounts(counts, verdict);
        const problem = problemOf(verdict);
        if (problem !== null && isReturned(problem)) returned.add(problem);
      }
      rows += piece.length;
      yield { ok: true, value: { step: "writing", rows, total: options.totalRows } };
      await nextTurn();
    }
    if (stopped !== null) break;
  }
  const result: ImportResult = { rows, counts, ...sums, returned: returned.all().length, stopped };
  yield { ok: true, value: { step: "done", result } };
}
