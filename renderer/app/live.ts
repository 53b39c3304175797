import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { Host } from "./host-client.ts";
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
