import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What something between a desk and its server does to whole calls. */
export type Meddling =
  /** An answer of its own. */
  | {
      readonly kind: "answers";
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Every call, or every one like `POST /v1/enrol`, reaches the server, and no answer comes back. */
  | { readonly kind: "mute"; readonly call?: string }
  /** Every call reaches the server twice; every other time it is the second one's answer that comes back. */
  | { readonly kind: "doubled" }
  /** Calls are kept back until they are delivered; whoever made them hears nothing of it. */
  | { readonly kind: "late" };

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
}

const HOP_BY_HOP = new Set(["connection", "host", "keep-alive", "transfer-encoding", "content-length"]);

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === "string" && !HOP_BY_HOP.has(name)) headers[name] = value;
  const bytes = Buffer.concat(chunks);
  return {
    method: request.method ?? "GET",
    path: request.url ?? "/",
    headers,
    body: bytes.length === 0 ? null : Uint8Array.from(bytes),
  };
}

export interface Meddler {
  /** Takes over a connection. */
  readonly join: (socket: Socket, meddling: Meddling) => void;
  readonly deliver: () => Promise<readonly number[]>;
}

/** Calls to the server at `target` by way of somebody who meddles with them. Live sockets get none. */
export function createMeddler(target: string, onMeddled: () => void): Meddler {
  const doing = new WeakMap<Socket, Meddling>();
  const kept: Call[] = [];
  let calls = 0;

  const giveBack = (response: ServerResponse, answer: Answer | undefined): void => {
    response
      .writeHead(answer?.status ?? 502, { "Content-Type": "application/json", Connection: "close" })
      .end(answer?.bytes);
  };
  const send = async ({ method, path, headers, body }: Call): Promise<Answer> => {
    const response = await fetch(`${target}${path}`, { method, headers, body });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const meddle = async (call: Call, meddling: Meddling, response: ServerResponse): Promise<void> => {
    const line = `${call.method} ${call.path}`;
    if (meddling.kind === "mute" && (meddling.call ?? line) !== line) {
      giveBack(response, await send(call));
      return;
    }
    onMeddled();
    switch (meddling.kind) {
      case "answers":
        response.writeHead(meddling.status, { ...meddling.headers, Connection: "close" }).end(meddling.body);
        return;
      case "mute":
        await send(call);
        response.destroy();
        return;
      case "late":
        kept.push(call);
        response.destroy();
        return;
      case "doubled": {
        const answers = [await send(call), await send(call)];
        calls += 1;
        giveBack(response, answers[calls % 2]);
      }
    }
  };
  const server = createServer((request, response) => {
    const meddling = doing.get(request.socket);
    if (meddling === undefined) response.destroy();
    else
      readCall(request)
        .then(async (call) => meddle(call, meddling, response))
        .catch(() => response.destroy());
  });
  server.on("upgrade", (_request, socket) => socket.destroy());
  return {
    join: (socket, meddling) => {
      doing.set(socket, meddling);
      server.emit("connection", socket);
    },
    deliver: async () => {
      const statuses: number[] = [];
      for (const call of kept.splice(0).toReversed()) statuses.push((await send(call)).status);
      return statuses;
    },
  };
}
