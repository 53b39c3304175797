import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** What the line does from now on. `cut`: every connection dies after so many bytes, in whichever direction. */
export type Weather =
  | { readonly kind: "fair" }
  | { readonly kind: "down" }
  | { readonly kind: "cut"; readonly afterBytes: number }
  | { readonly kind: "portal" }
  | { readonly kind: "silent" };

export interface FaultProxy {
  readonly url: string;
  readonly set: (weather: Weather) => void;
  /** Connections that were broken by the weather. */
  readonly broken: () => number;
}

const PORTAL =
  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 25\r\nConnection: close\r\n\r\n<html>Please sign in</html";

/** A line between a desk and the server (`http://127.0.0.1:port`) that fails as lines do. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { port } = new URL(target);
  let weather: Weather = { kind: "fair" };
  let broken = 0;
  const open = new Set<Socket>();
  const join = (near: Socket): void => {
    open.add(near);
    near.on("error", () => undefined).on("close", () => open.delete(near));
    if (weather.kind === "down") {
      broken += 1;
      near.resetAndDestroy();
      return;
    }
    if (weather.kind === "portal") {
      broken += 1;
      near.end(PORTAL);
      return;
    }
    const far = connect(Number(port), "127.0.0.1");
    open.add(far);
    far.on("error", () => near.destroy()).on("close", () => open.delete(far));
    let left = weather.kind === "cut" ? weather.afterBytes : Number.POSITIVE_INFINITY;
    const carry = (from: Socket, to: Socket): void => {
      from.on("data", (chunk: Buffer) => {
        if (weather.kind === "silent") {
          broken += 1;
          return;
        }
        if (chunk.length >= left) {
          broken += 1;
          to.write(chunk.subarray(0, left));
          near.destroy();
          far.destroy();
          return;
        }
        left -= chunk.length;
        to.write(chunk);
      });
      from.on("end", () => to.end());
    };
    carry(near, far);
    carry(far, near);
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
      if (next.kind === "down") for (const socket of open) socket.resetAndDestroy();
    },
    broken: () => broken,
  };
}
