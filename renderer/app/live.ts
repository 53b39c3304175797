import { keepPreviousData, useQuery, type QueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { Host } from "./host-client.ts";
import type { Program } from "./program.ts";
import { useProgram, useSession } from "./program.ts";

declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: { readonly kinds?: readonly string[] };
  }
}

export interface LiveOptions<T> {
  /** Unique among all reads, with every argument in it: `["visits.list", tab, search]`. */
  readonly key: readonly unknown[];
  /** Kinds of record whose change makes it read again: `["visit"]`; `board` for what rings. */
  readonly kinds: readonly string[];
  readonly read: (host: Host) => Promise<T>;
  readonly enabled?: boolean;
  /** Show the former answer while a new key loads (search as you type). Default true. */
  readonly keepPrevious?: boolean;
}

/** Something read from the host that is read again when the host says that its kinds changed. */
export function useLive<T>({ key, kinds, read, enabled, keepPrevious }: LiveOptions<T>): UseQueryResult<T> {
  const { host } = useProgram();
  const signedIn = useSession((state) => state.actor?.id ?? null);
  return useQuery({
    queryKey: [signedIn, ...key],
    queryFn: async () => read(host),
    meta: { kinds },
    enabled: (enabled ?? true) && signedIn !== null,
    ...(keepPrevious === false ? {} : { placeholderData: keepPreviousData }),
  });
}

/** Reads again whatever shows one of these kinds. */
export function changed(queries: QueryClient, kinds: readonly string[]): void {
  void queries.invalidateQueries({
    predicate: ({ meta }) => meta?.kinds?.some((kind) => kinds.includes(kind)) === true,
  });
}

/** Follows the host's change feed over every reconnection; answers how to stop. */
export function followChanges({ host, connection, session, queries }: Program): () => void {
  let stopped = false;
  let stopFeed: AbortController | null = null;
  const follow = async (): Promise<void> => {
    const feed = new AbortController();
    stopFeed = feed;
    await session.refresh();
    void queries.invalidateQueries();
    try {
      for await (const change of await host.app.changes(undefined, { signal: feed.signal })) {
        changed(queries, change.kinds);
        if (change.kinds.includes("site") || change.kinds.includes("app")) void session.refresh();
      }
    } catch {
      // The line dropped: the next one starts a new feed.
    }
  };
  const onState = (): void => {
    if (!stopped && connection.state() === "open") void follow();
  };
  const unsubscribe = connection.subscribe(onState);
  onState();
  return () => {
    stopped = true;
    unsubscribe();
    stopFeed?.abort();
  };
}
