import type { FastifyInstance, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import type { DeviceRow } from "../storage/storage.ts";
import type { Parts } from "./parts.ts";
import { Refusal } from "./refusal.ts";
import { bearer } from "./token.ts";

const PING_MS = 20_000;
/** A desk that read nothing for so long is gone. */
const SILENT_PINGS = 2;
/** Close code for a device that may not listen any more. */
const REVOKED = 4403;

/** The token, from the header or, where headers cannot be set, from the subprotocol `lodgebook.<JWT>`. */
function tokenOf(request: FastifyRequest): string | null {
  const offered = request.headers["sec-websocket-protocol"] ?? "";
  const named = /(?:^|,\s*)lodgebook\.([\w-]+\.[\w-]+\.[\w-]+)/.exec(offered)?.[1];
  return bearer(request.headers.authorization) ?? named ?? null;
}

/** Tells each listening desk its site's head: once at the start and whenever it moves. */
export function addLiveRoute(app: FastifyInstance, parts: Parts): void {
  const { storage, log, metrics } = parts;
  const devices = new WeakMap<FastifyRequest, DeviceRow>();

  const serve = (socket: WebSocket, device: DeviceRow): void => {
    const { site } = device;
    let told = -1;
    let unanswered = 0;
    const tell = (position: number): void => {
      if (position <= told || socket.readyState !== socket.OPEN) return;
      told = position;
      socket.send(JSON.stringify({ position }));
    };
    const failed = (cause: unknown): void => {
      log.warn({ err: cause }, "a live socket was given up");
      socket.terminate();
    };
    const tellHead = (): void => void storage.head(site).then(tell).catch(failed);
    const leave = storage.onMoved((moved) => {
      if (moved === "unknown") tellHead();
      else if (moved.site === site) tell(moved.position);
    });
    const look = async (): Promise<void> => {
      const now = await storage.device(device.device);
      if (now === null || now.revokedAtMs !== null || now.closed) socket.close(REVOKED, "revoked");
    };
    const pings = setInterval(() => {
      if (unanswered >= SILENT_PINGS) {
        socket.terminate();
        return;
      }
      unanswered += 1;
      socket.ping();
      look().catch(failed);
    }, PING_MS);
    metrics.listening(1);
    socket.on("pong", () => {
      unanswered = 0;
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      leave();
      clearInterval(pings);
      revoked.delete(onRevoked);
      metrics.listening(-1);
    });
    const onRevoked = (id: string): void => {
      if (id === device.device) socket.close(REVOKED, "revoked");
    };
    revoked.add(onRevoked);
    tellHead();
  };

  /** Sockets of this copy close at once; those of another copy at their next ping. */
  const revoked = new Set<(device: string) => void>();
  app.addHook<{ Params: { device?: string } }>("onResponse", (request, reply, done) => {
    const { device } = request.params ?? {};
    if (request.routeOptions.url === "/v1/devices/:device/revoke" && reply.statusCode === 200)
      for (const close of revoked) close(device ?? "");
    done();
  });

  app.get(
    "/v1/live",
    {
      websocket: true,
      preValidation: async (request) => {
        const device = await parts.checkToken(tokenOf(request));
        if (device.closed) throw new Refusal("DEVICE_REVOKED");
        devices.set(request, device);
      },
    },
    (socket, request) => {
      const device = devices.get(request);
      if (device === undefined) socket.terminate();
      else serve(socket, device);
    },
  );
}
