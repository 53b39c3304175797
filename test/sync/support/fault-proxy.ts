import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { createMeddler, type Meddling } from "./meddler.ts";

/** What the line does from now on. */
export type Weather =
  | { readonly kind: "fair" }
  | { readonly kind: "down" }
  /** Every connection dies after so many bytes, in whichever direction. */
  | { readonly kind: "cut"; readonly afterBytes: number }
  | { readonly kind: "portal" }
  /** Taken, and nothing ever comes back; what was open falls silent too. */
  | { readonly kind: "half-open" }
  /** So many bytes at a time, with so long between them. */
  | { readonly kind: "slow"; readonly bytes: number; readonly everyMs: number }
  | Meddling;

export interface FaultProxy {
  readonly url: string;
  readonly set: (weather: Weather) => void;
  /** Connections and calls that the weather did something to. */
  readonly broken: () => number;
  /** Calls that were kept back reach the server, the newest first; answers their status. */
  readonly deliver: () => Promise<readonly number[]>;
}

const PORTAL =
  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 25\r\nConnection: close\r\n\r\n<html>Please sign in</html";

/** A line between a desk and the server (`http://127.0.0.1:port`) that fails as lines do. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { port } = new URL(target);
  let weather: Weather = { kind: "fair" };
  let broken = 0;
  const open = new Set<Socket>();
  const meddler = createMeddler(target, () => {
    broken += 1;
  });

  const carry = (from: Socket, to: Socket, near: Socket, budget: { left: number }): void => {
    let sent = Promise.resolve();
    const trickle = async (chunk: Buffer, bytes: number, everyMs: number): Promise<void> => {
      for (let at = 0; at < chunk.length && !to.destroyed; at += bytes) {
        to.write(chunk.subarray(at, at + bytes));
        await delay(everyMs);
      }
    };
    from.on("data", (chunk: Buffer) => {
      if (weather.kind === "half-open") return;
      if (weather.kind === "slow") {
        const { bytes, everyMs } = weather;
        broken += 1;
        sent = sent.then(async () => trickle(chunk, bytes, everyMs));
        return;
      }
      if (chunk.length >= budget.left) {
        broken += 1;
        to.write(chunk.subarray(0, budget.left));
        near.destroy();
        return;
      }
      budget.left -= chunk.length;
      sent = sent.then(() => void to.write(chunk));
    });
    from.on("end", () => void sent.then(() => to.end()));
  };
  const join = (near: Socket): void => {
    open.add(near);
    near.on("error", () => undefined).on("close", () => open.delete(near));
    switch (weather.kind) {
      case "down":
        broken += 1;
        near.resetAndDestroy();
        return;
      case "portal":
        broken += 1;
        near.end(PORTAL);
        return;
      case "half-open":
        broken += 1;
        near.resume();
        return;
      case "fair":
      case "cut":
      case "slow":
        break;
      default:
        meddler.join(near, weather);
        return;
    }
    const far = connect(Number(port), "127.0.0.1");
    open.add(far);
    far.on("error", () => near.destroy()).on("close", () => open.delete(far));
    const budget = { left: weather.kind === "cut" ? weather.afterBytes : Number.POSITIVE_INFINITY };
    carry(near, far, near, budget);
    carry(far, near, near, budget);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  };
  const server = createServer(join);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    set: (next) => {
      weather = next;
      // What was open would go on as before; only a line that falls silent keeps it.
      if (next.kind !== "half-open") for (const socket of open) socket.resetAndDestroy();
    },
    broken: () => broken,
    deliver: meddler.deliver,
  };
}
