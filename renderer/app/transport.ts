import type { ClientContext, ClientLink } from "@orpc/client";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import { RPCLink as SocketLink } from "@orpc/client/websocket";
import {
  connectionArrived,
  hostStateChanged,
  type DesktopBridge,
} from "../../shared/contract/desktop-bridge.ts";

/** One open line to the host. */
export interface Line {
  readonly link: ClientLink<ClientContext>;
  readonly closed: Promise<void>;
}

/** Opens a line to the host; rejects when it does not answer. */
export type Dial = () => Promise<Line>;

/** The host runs, and this page's token is of a former launch. */
export class LaunchReplaced extends Error {
  override readonly name = "LaunchReplaced";
}

const PATIENCE_MS = 10_000;

/** The program behind the page, by WebSocket: `token` is the launch's own. */
export function dialSocket(origin: string, token: string): Dial {
  return async () => {
    const address = new URL("/rpc", origin.replace(/^http/, "ws"));
    address.searchParams.set("token", token);
    const websocket = new WebSocket(address);
    const opened = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    websocket.addEventListener("open", () => opened.resolve());
    websocket.addEventListener("close", () => {
      opened.reject(new Error("the host did not answer"));
      closed.resolve();
    });
    try {
      await opened.promise;
    } catch (cause) {
      // A browser does not say why a socket was refused; the same door answers a plain request.
      const answer = await fetch(`/rpc?${address.searchParams}`, { cache: "no-store" });
      throw answer.status === 403 ? new LaunchReplaced() : cause;
    }
    return { link: new SocketLink({ websocket }), closed: closed.promise };
  };
}

/** The program behind the window, by a MessagePort that the desktop shell hands over. */
export function dialPort(bridge: DesktopBridge): Dial {
  return async () => {
    const arrived = Promise.withResolvers<MessagePort>();
    const closed = Promise.withResolvers<void>();
    const listener = (event: MessageEvent<unknown>): void => {
      if (event.source !== window) return;
      const [port] = event.ports;
      if (event.data === connectionArrived && port !== undefined) arrived.resolve(port);
      if (hostIsLeaving(event.data)) closed.resolve();
    };
    window.addEventListener("message", listener);
    const timer = setTimeout(() => arrived.reject(new Error("no connection arrived")), PATIENCE_MS);
    void closed.promise.then(() => window.removeEventListener("message", listener));
    bridge.connect();
    try {
      const port = await arrived.promise;
      port.addEventListener("close", () => closed.resolve());
      port.start();
      return { link: new PortLink({ port }), closed: closed.promise };
    } catch (cause) {
      closed.resolve();
      throw cause;
    } finally {
      clearTimeout(timer);
    }
  };
}

function hostIsLeaving(data: unknown): boolean {
  return (
    typeof data === "object" &&
    data !== null &&
    "type" in data &&
    data.type === hostStateChanged &&
    "state" in data &&
    data.state !== "ready"
  );
}
