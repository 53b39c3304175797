import { Client } from "pg";
import { z } from "zod";
import type { Moved } from "./storage.ts";

export const CHANNEL = "lodgebook_moved";
const RETRY_MS = 2000;

const payload = z.object({ site: z.string(), position: z.int() });

/**
 * Hears from the database which site's head moved, whichever copy of the server moved it. A connection that breaks
 * is made again; what was missed meanwhile is told as `unknown`. Settles when it first listens, or first failed to.
 */
export async function listenForMoves(
  url: string,
  tell: (moved: Moved) => void,
  onFailure: (cause: unknown) => void,
): Promise<{ readonly close: () => Promise<void> }> {
  let closed = false;
  let client: Client | null = null;
  let everListened = false;
  let timer: NodeJS.Timeout | undefined;
  const again = (cause: unknown): void => {
    if (closed) return;
    onFailure(cause);
    client = null;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), RETRY_MS);
  };
  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true });
    client = next;
    next.on("error", again);
    next.on("notification", (message) => {
      let told: unknown;
      try {
        told = JSON.parse(message.payload ?? "");
      } catch {
        told = null;
      }
      const parsed = payload.safeParse(told);
      tell(parsed.success ? parsed.data : "unknown");
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
      if (everListened) tell("unknown");
      everListened = true;
    } catch (cause) {
      next.removeListener("error", again);
      next.on("error", () => undefined);
      await next.end().catch(() => undefined);
      again(cause);
    }
  };
  await connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
