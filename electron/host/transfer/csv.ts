import { Readable, pipeline } from "node:stream";
import { setImmediate } from "node:timers/promises";

import { CsvError, parse } from "csv-parse";

import { readText, type TextEncoding } from "./encoding.ts";
import { checkCancelled, fail, type TableLimits } from "./table-error.ts";
import { BATCH_ROWS, trimEnd, type TableBatch, type TableRow } from "./table-row.ts";

export type Delimiter = "," | ";" | "\t";

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];
const SAMPLE_LINES = 50;

/** How often each delimiter stands outside quotes, line by line. */
function countPerLine(sample: string, delimiter: Delimiter): readonly number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) count += 1;
    else if (!quoted && character === "\n") {
      counts.push(count);
      count = 0;
      if (counts.length === SAMPLE_LINES) return counts;
    }
  }
  return [...counts, count];
}

/** The delimiter that splits most lines into the same number of cells; Excel's own `sep=;` line wins. */
export function detectDelimiter(sample: string): Delimiter {
  const stated = /^sep=(?<mark>[,;\t])\r?$/mu.exec(sample.slice(0, 8))?.groups?.["mark"];
  if (stated === "," || stated === ";" || stated === "\t") return stated;
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const lines = new Map<number, number>();
    for (const count of countPerLine(sample, delimiter)) {
      if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...lines].map(([count, times]) => times * times * count));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** The delimiter of a file, from its first piece. */
export async function detectFileDelimiter(
  path: string,
  encoding: TextEncoding,
  signal: AbortSignal | undefined,
): Promise<Delimiter> {
  for await (const { text } of readText(path, encoding, signal)) {
    return detectDelimiter(text.slice(0, 64 * 1024));
  }
  return ",";
}

function csvFailure(thrown: unknown, row: number, limits: TableLimits): never {
  if (!(thrown instanceof CsvError)) throw thrown;
  if (thrown.code === "CSV_QUOTE_NOT_CLOSED") return fail({ code: "open-quote", row });
  if (thrown.code === "CSV_MAX_RECORD_SIZE") {
    return fail({ code: "cell-too-long", row, limit: limits.cellSize });
  }
  throw thrown;
}

function toRow(record: unknown, row: number, limits: TableLimits): TableRow {
  if (!Array.isArray(record)) throw new TypeError("csv-parse gives arrays");
  const cells = trimEnd(record.map((cell: unknown) => (typeof cell === "string" ? cell : "")));
  if (cells.length > limits.columns) {
    fail({ code: "too-many-columns", row, columns: cells.length, limit: limits.columns });
  }
  return { row, cells };
}

export interface CsvOptions {
  readonly path: string;
  readonly totalBytes: number;
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  readonly limits: TableLimits;
  readonly signal: AbortSignal | undefined;
}

/** The rows of a CSV file, blank ones too, so that row numbers are those Excel shows. */
export async function* readCsv(options: CsvOptions): AsyncGenerator<TableBatch> {
  const { path, totalBytes, encoding, delimiter, limits, signal } = options;
  let readBytes = 0;
  async function* texts(): AsyncGenerator<string> {
    for await (const chunk of readText(path, encoding, signal)) {
      readBytes = chunk.readBytes;
      yield chunk.text;
    }
  }
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.cellSize,
  });
  pipeline(Readable.from(texts()), parser, () => {
    // an error reaches the loop below through the parser, which pipeline destroys with it
  });
  let row = 0;
  let rows: TableRow[] = [];
  try {
    for await (const record of parser) {
      row += 1;
      if (row > limits.rows) fail({ code: "too-many-rows", limit: limits.rows });
      rows.push(toRow(record, row, limits));
      if (rows.length === BATCH_ROWS) {
        yield { rows, readBytes, totalBytes };
        rows = [];
        await setImmediate();
        checkCancelled(signal);
      }
    }
  } catch (thrown) {
    csvFailure(thrown, row + 1, limits);
  }
  yield { rows, readBytes: totalBytes, totalBytes };
}
