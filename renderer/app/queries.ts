import { QueryClient } from "@tanstack/react-query";
import { errorOf, isSignedOut } from "./host-client.ts";
import type { Session } from "./session.ts";

/** What came from the host stays fresh until the change feed says otherwise. */
export function createQueries(session: Session): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 60_000,
        refetchOnWindowFocus: false,
        networkMode: "always",
        retry: (count, error) => errorOf(error).code === "connection-lost" && count < 3,
      },
    },
  });
  queries.getQueryCache().subscribe((event) => {
    // Only a refusal that comes now ends the session: a query keeps its last error while it is asked again after the
    // next sign-in, which must not lock the screen once more.
    if (event.type !== "updated" || event.action.type !== "error") return;
    if (!isSignedOut(errorOf(event.action.error))) return;
    const { query } = event;
    void session.refused().then((lives) => {
      if (lives) void queries.refetchQueries({ predicate: (one) => one === query });
    });
  });
  return queries;
}
