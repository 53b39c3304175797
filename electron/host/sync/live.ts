import { WebSocket } from "ws";
import { z } from "zod";

const SILENT_MS = 45_000;
const told = z.object({ position: z.int() });

export interface LiveOptions {
  readonly url: string;
  readonly token: () => string;
  readonly onPosition: (position: number) => void;
  /** The line is gone; `wasOpen` when it had been up. */
  readonly onGone: (wasOpen: boolean) => void;
}

/** Listens for the site's head. 45 s of silence count as dead (the server pings every 20 s). */
export function openLive({ url, token, onPosition, onGone }: LiveOptions): { readonly close: () => void } {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/v1/live`, {
    headers: { Authorization: `Bearer ${token()}` },
    handshakeTimeout: 15_000,
    maxPayload: 4096,
  });
  let open = false;
  let gone = false;
  let silence = setTimeout(() => socket.terminate(), SILENT_MS);
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => socket.terminate(), SILENT_MS);
  };
  socket.on("open", () => {
    open = true;
    heard();
  });
  socket.on("ping", heard);
  socket.on("message", (data: Buffer) => {
    heard();
    try {
      const parsed = told.safeParse(JSON.parse(data.toString()));
      if (parsed.success) onPosition(parsed.data.position);
    } catch {
      socket.terminate();
    }
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    clearTimeout(silence);
    if (gone) return;
    gone = true;
    onGone(open);
  });
  return {
    close: () => {
      gone = true;
      socket.terminate();
    },
  };
}
