import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useProgram, useSession } from "../app/program.ts";
import type { Host } from "../app/host-client.ts";

/** Rows asked for at a time. */
const WINDOW = 100;
/** Rows before and behind those on screen whose window is read too, so that scrolling seldom meets grey ones. */
const AHEAD = 50;

export interface RowWindow<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface Windows<Row> {
  readonly total: number;
  /** The row, or null while its window loads. */
  readonly row: (index: number) => Row | null;
  /** Says which rows are on screen, so that their windows are fetched. */
  readonly show: (first: number, last: number) => void;
  readonly loading: boolean;
  readonly error: Error | null;
}

/** How a list is read. */
export interface WindowsSource<Row> {
  readonly key: readonly unknown[];
  /** Kinds of record whose change makes it read again. */
  readonly kinds: readonly string[];
  readonly read: (
    host: Host,
    window: { readonly offset: number; readonly limit: number },
  ) => Promise<RowWindow<Row>>;
}

const KEPT_AHEAD_MS = 10 * 60_000;

/**
 * Reads the first window of lists that are one click away, so that the click shows rows at once. Where something
 * has changed since, they are read again while they are shown.
 */
export function useWindowsAhead(sources: readonly WindowsSource<unknown>[]): void {
  const { host } = useProgram();
  const queries = useQueryClient();
  const signedIn = useSession((state) => state.actor?.id ?? null);
  useEffect(() => {
    if (signedIn === null) return;
    for (const { key, kinds, read } of sources) {
      void queries.prefetchQuery({
        queryKey: [signedIn, ...key, 0],
        queryFn: async () => read(host, { offset: 0, limit: WINDOW }),
        meta: { kinds },
        gcTime: KEPT_AHEAD_MS,
      });
    }
    // Which lists these are is written in the page and does not change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [host, queries, signedIn]);
}

/** A long list read in windows of 100 rows, read again when its kinds change. */
export function useWindows<Row>({ key, kinds, read }: WindowsSource<Row>): Windows<Row> {
  const { host } = useProgram();
  const signedIn = useSession((state) => state.actor?.id ?? null);
  const [[from, to], setShown] = useState<readonly [number, number]>([0, 0]);
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: [signedIn, ...key, page],
      queryFn: async () => read(host, { offset: page * WINDOW, limit: WINDOW }),
      meta: { kinds },
      enabled: signedIn !== null,
    })),
  });
  const known = new Map(pages.map((page, index) => [page, results[index]?.data]));
  const fresh = results.find(({ data }) => data !== undefined)?.data?.total;
  // Far from any window that was read, the list keeps its length: else a long scroll would end at the top.
  const [remembered, remember] = useState(0);
  if (fresh !== undefined && fresh !== remembered) remember(fresh);
  const total = fresh ?? remembered;
  return {
    total,
    row: (index) => known.get(Math.floor(index / WINDOW))?.rows[index % WINDOW] ?? null,
    show: (first, last) => {
      const end = Math.max(first, Math.min(last + AHEAD, total - 1));
      const next = [Math.floor(Math.max(0, first - AHEAD) / WINDOW), Math.floor(end / WINDOW)] as const;
      if (next[0] !== from || next[1] !== to) setShown(next);
    },
    loading: results.some(({ isPending }) => isPending),
    error: results.find(({ error }) => error !== null)?.error ?? null,
  };
}

/** A short list that is known as a whole, for the same list component. */
export function windowsOf<Row>(rows: readonly Row[], loading: boolean): Windows<Row> {
  return {
    total: rows.length,
    row: (index) => rows[index] ?? null,
    show: () => undefined,
    loading,
    error: null,
  };
}
