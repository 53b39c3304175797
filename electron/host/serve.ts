import { randomBytes, timingSafeEqual } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { onError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/ws";
import { WebSocketServer } from "ws";
import type { Host } from "./host.ts";
import { createRouter, type Connection } from "./router.ts";

export interface Serving {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

export interface ServeOptions {
  readonly host: Host;
  /** 0: any free one. */
  readonly port: number;
  /** Folder of the built pages. */
  readonly pages: string;
  /** Asked for at launch; the page takes it from its address. */
  readonly language?: string | undefined;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".json": "application/json; charset=utf-8",
};

const CSP =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function fileFor(pages: string, requested: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(requested);
  } catch {
    return null;
  }
  if (path.includes("\0")) return null;
  const file = normalize(join(pages, path === "/" ? "index.html" : path));
  if (!file.startsWith(pages + sep) || !existsSync(file) || !statSync(file).isFile()) return null;
  return file;
}

/** The address that was asked for, or null: `//` and the like, which any page in the browser may send, are none. */
function addressOf(request: IncomingMessage): URL | null {
  return URL.parse(request.url ?? "/", "http://127.0.0.1");
}

function answer(pages: string, request: IncomingMessage, response: ServerResponse): void {
  const pathname = addressOf(request)?.pathname ?? "//";
  const file = request.method === "GET" || request.method === "HEAD" ? fileFor(pages, pathname) : null;
  response.setHeader("Content-Security-Policy", CSP);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  if (file === null) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not here.");
    return;
  }
  const lasting = pathname.startsWith("/assets/");
  response.writeHead(200, {
    "Content-Type": types[extname(file)] ?? "application/octet-stream",
    "Cache-Control": lasting ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}

/**
 * The host's door without Electron: pages and the contract's WebSocket on loopback only. Every request must name
 * this very address as Host, a socket also as Origin and with this launch's token, so that no other page or
 * machine gets in (DNS rebinding, cross-site sockets).
 */
export async function serveHost({ host, port, pages, language }: ServeOptions): Promise<Serving> {
  const token = randomBytes(24).toString("base64url");
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  const authority = `127.0.0.1:${taken}`;
  const origin = `http://${authority}`;
  const handler = new RPCHandler<Connection>(createRouter(host), {
    interceptors: [
      onError((cause) => {
        if (!(cause instanceof Error && "defined" in cause && cause.defined === true)) {
          host.log.error({ err: cause }, "a call failed");
        }
      }),
    ],
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4 * 1024 * 1024 });
  const tokenMatches = (given: string): boolean =>
    given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token));

  const mayEnter = (url: URL | null): boolean => tokenMatches(url?.searchParams.get("token") ?? "");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const url = addressOf(request);
    if (request.headers.host !== authority) response.writeHead(421).end();
    // A page of a former launch asks why no socket opens for it: 403 says that its token is not this launch's.
    else if (url?.pathname === "/rpc") response.writeHead(mayEnter(url) ? 204 : 403).end();
    else answer(pages, request, response);
  });
  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    const url = addressOf(request);
    const admitted =
      request.headers.host === authority &&
      request.headers.origin === origin &&
      url?.pathname === "/rpc" &&
      mayEnter(url);
    if (!admitted) {
      // Whoever knocked may be gone before the answer.
      socket.on("error", () => socket.destroy());
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      void handler.upgrade(client, { context: { resume: null } });
    });
  });
  return {
    url: `${origin}/#token=${token}${language === undefined ? "" : `&lang=${language}`}`,
    port: taken,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
