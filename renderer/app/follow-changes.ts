import type { QueryClient } from "@tanstack/react-query";
import type { Program } from "./program.ts";

/** Reads again whatever shows one of these kinds. */
export function changed(queries: QueryClient, kinds: readonly string[]): void {
  void queries.invalidateQueries({
    predicate: ({ meta }) => meta?.kinds?.some((kind) => kinds.includes(kind)) === true,
  });
}

/** Follows the host's change feed over every reconnection, as long as the page lives. */
export function followChanges({ host, connection, session, queries }: Program): void {
  const follow = async (): Promise<void> => {
    // The feed is asked for before anything is read: what changes in between is told.
    const coming = host.app.changes();
    try {
      const [feed] = await Promise.all([coming, session.refresh()]);
      void queries.invalidateQueries();
      for await (const change of feed) {
        changed(queries, change.kinds);
        if (change.kinds.includes("site") || change.kinds.includes("app")) void session.refresh();
      }
    } catch {
      // The line dropped: the next one starts a new feed.
    }
  };
  const onState = (): void => {
    if (connection.state() === "open") void follow();
  };
  connection.subscribe(onState);
  onState();
}
