import { hash, randomBytes } from "node:crypto";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { createServer, type ServerOptions } from "../../../server/http/app.ts";
import { openSqliteStorage } from "../../../server/storage/sqlite.ts";
import type { Storage } from "../../../server/storage/storage.ts";
import { uuid7 } from "../../../shared/kernel/ids.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";
import { createDesk, type TestDesk } from "./desk.ts";

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

export interface TestServer {
  readonly url: string;
  readonly storage: Storage;
  readonly site: string;
  /** Any request; a body that is a string or bytes goes as it is, anything else as JSON. */
  readonly ask: (
    method: string,
    path: string,
    how?: {
      readonly desk?: TestDesk;
      readonly site?: string;
      readonly token?: string;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ) => Promise<Answer>;
  /** A desk that has joined the site. */
  readonly join: (letter: string, site?: string) => Promise<TestDesk>;
  readonly push: (
    desk: TestDesk,
    from: number,
    to: number,
    more?: Readonly<Record<string, unknown>>,
  ) => Promise<Answer>;
  readonly newSite: () => Promise<string>;
}

const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === "string" || body instanceof Uint8Array;

const toRecord = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return { text };
  }
};

/** A server on a free port of this machine, with a site, over the given storage (else embedded SQLite). */
export async function startServer(
  more: Partial<ServerOptions> & { readonly keepStorage?: boolean } = {},
): Promise<TestServer> {
  const storage = more.storage ?? openSqliteStorage({ folder: tempFolder(), onFailure: () => undefined });
  const now = more.now ?? Date.now;
  const app = await createServer({ log: pino({ level: "silent" }), ...more, storage });
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(async () => {
    await app.close();
    if (more.keepStorage !== true) await storage.close();
  });
  const newSite = async (): Promise<string> => {
    const id = uuid7(now(), randomBytes(10));
    await storage.createSite({ id, name: "阳光花园", nowMs: now() });
    return id;
  };
  const site = await newSite();

  const ask: TestServer["ask"] = async (method, path, how = {}) => {
    const token = how.token ?? (how.desk === undefined ? undefined : await how.desk.token(how.site ?? site));
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(how.body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...how.headers,
      },
      ...(how.body === undefined ? {} : { body: isRaw(how.body) ? how.body : JSON.stringify(how.body) }),
    });
    return { status: response.status, headers: response.headers, body: toRecord(await response.text()) };
  };

  return {
    url,
    storage,
    site,
    ask,
    newSite,
    join: async (letter, of = site) => {
      const desk = createDesk(now);
      const lookup = randomBytes(4).toString("hex").toUpperCase();
      const verifierHash = hash("sha256", lookup, "buffer");
      await storage.addCode(
        { site: of, lookup, verifierHash, wrappedSiteKey: null, expiresAtMs: now() + 900_000 },
        now(),
      );
      await storage.enrol({
        lookup,
        verifierHash,
        device: desk.device,
        name: "大堂前台",
        desk: letter,
        publicKey: desk.key.publicKey,
        nowMs: now(),
      });
      return desk;
    },
    push: async (desk, from, to, body = {}) =>
      ask("POST", "/v1/events", {
        desk,
        body: {
          events: desk.texts.slice(from - 1, to),
          checkpoint: desk.checkpoint(site, to),
          vault: [],
          ...body,
        },
      }),
  };
}
