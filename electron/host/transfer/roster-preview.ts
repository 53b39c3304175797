import { err, ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { Preview, PreviewStep, RowProblem } from "../../../shared/contract/directory-import.ts";
import {
  addToCounts,
  dedupeKey,
  noCounts,
  type RosterEntry,
} from "../../../shared/modules/directory/index.ts";
import type { Core } from "../core.ts";
import { createReturnedRows, isReturned, maskProblem, problemOf } from "./roster-problems.ts";
import { judgeFile, type RosterSource } from "./roster-reader.ts";

const SHOWN_PROBLEMS = 500;

/** Who and what a file tells of, each once, and how much of it the directory knows already. */
function createTally(core: Core) {
  const units = new Set<string>();
  const people = new Set<string>();
  const vehicles = new Set<string>();
  let newUnits = 0;
  let knownPeople = 0;
  return {
    add: (entry: RosterEntry): void => {
      if (!units.has(entry.unit)) {
        units.add(entry.unit);
        if (core.queries.directory.unitId(entry.unit) === null) newUnits += 1;
      }
      if (entry.person === null) return;
      const id = core.lookups.keyedId("person", dedupeKey(entry));
      if (!people.has(id)) {
        people.add(id);
        if (core.queries.directory.knowsPerson(id)) knownPeople += 1;
      }
      for (const plate of entry.person.plates) vehicles.add(`${entry.unit} ${plate}`);
    },
    sums: () => ({
      units: units.size,
      newUnits,
      people: people.size,
      knownPeople,
      vehicles: vehicles.size,
    }),
  };
}

/** Reads the whole file and says what its import would do; nothing is written. Ends with `done` or a refusal. */
export async function* previewRoster(core: Core, source: RosterSource): AsyncGenerator<Result<PreviewStep>> {
  const tally = createTally(core);
  const shown: RowProblem[] = [];
  const returned = createReturnedRows();
  let counts = noCounts;
  let rows = 0;
  let problems = 0;
  for await (const batch of judgeFile(source)) {
    if (!batch.ok) {
      yield err(batch.error);
      return;
    }
    for (const verdict of batch.value.verdicts) {
      rows += 1;
      counts = addToCounts(counts, verdict);
      if ("entry" in verdict) tally.add(verdict.entry);
      if (verdict.verdict === "repeat" && verdict.more !== null) tally.add(verdict.more);
      const problem = problemOf(verdict);
      if (problem === null) continue;
      problems += 1;
      if (shown.length < SHOWN_PROBLEMS) shown.push(maskProblem(problem, source.mapping));
      if (isReturned(problem) && !returned.add(problem)) {
        yield refuse("import-refused", undefined, { problem: "too-many-refused", row: problem.row });
        return;
      }
    }
    const { readBytes, totalBytes } = batch.value;
    yield ok({ step: "reading", readBytes, totalBytes });
  }
  const preview: Preview = {
    counts,
    rows,
    ...tally.sums(),
    problems: shown,
    moreProblems: problems - shown.length,
  };
  yield ok({ step: "done", preview });
}
