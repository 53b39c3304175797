import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import { z } from "zod";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { SigningKey } from "../../../node/signing-key.ts";

const zip = promisify(zstdCompress);
/** A call that brings nothing for so long is given up; one that is slow but goes on is not. */
const SILENT_MS = 30_000;
const ZIP_FROM_BYTES = 2048;
export const CLIENT_VERSION = "0.1.0";

/** Why a call brought nothing. `unreachable`: no answer, or one that no sync server gives (a captive portal). */
export type CallProblem =
  | { readonly kind: "unreachable"; readonly detail: string }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly code: string;
      readonly carries: Readonly<Record<string, unknown>>;
    };

export interface Identity {
  readonly device: string;
  readonly site: string;
  readonly key: SigningKey;
}

export interface ServerClient {
  /** One call; `schema` reads the answer. Never rejects. */
  readonly call: <S extends z.ZodType>(
    method: "GET" | "POST",
    path: string,
    schema: S,
    how?: { readonly body?: unknown; readonly as?: Identity; readonly signal?: AbortSignal },
  ) => Promise<Result<z.output<S>, CallProblem>>;
  /** Brings a blob to the server; `refused` carries QUOTA when the site's room is used up. */
  readonly putBlob: (
    name: string,
    raw: Buffer,
    as: Identity,
    signal: AbortSignal,
  ) => Promise<Result<null, CallProblem>>;
  /** A blob's bytes; null when the server has none of that name. */
  readonly getBlob: (
    name: string,
    as: Identity,
    signal: AbortSignal,
  ) => Promise<Result<Buffer | null, CallProblem>>;
  readonly token: (as: Identity) => string;
  readonly url: string;
}

export interface ServerClientOptions {
  /** `https://sync.example`, without a path. */
  readonly url: string;
  readonly nowMs: () => number;
  /** Server's clock minus this one, as last known. */
  readonly offsetMs: () => number;
  /** Told whenever bytes arrive. */
  readonly onBytes?: (() => void) | undefined;
  /** Tests only: no shipped entry sets it. */
  readonly silentMs?: number | undefined;
}

const refusalSchema = z.looseObject({ code: z.string() });

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function unreachable(cause: unknown): Result<never, CallProblem> {
  return err({ kind: "unreachable", detail: cause instanceof Error ? cause.name : "error" });
}

/** A token of a device's own, good for one call within a minute (docs/sync-protocol.md, Authentication). */
export function createToken({ device, site, key }: Identity, serverNowMs: number): string {
  const iat = Math.floor(serverNowMs / 1000);
  const head = base64url({ alg: "EdDSA", typ: "JWT", kid: device });
  const claims = { iss: device, aud: site, iat, exp: iat + 60, jti: randomBytes(12).toString("base64url") };
  const text = `${head}.${base64url(claims)}`;
  return `${text}.${key.sign(text)}`;
}

/** Speaks the protocol to one server. */
export function createServerClient({
  url,
  nowMs,
  offsetMs,
  onBytes = () => undefined,
  silentMs = SILENT_MS,
}: ServerClientOptions): ServerClient {
  const token = (as: Identity): string => createToken(as, nowMs() + offsetMs());
  /** The whole answer, however slowly it comes, as long as it comes. */
  const fetchAll = async (
    path: string,
    { signal, ...init }: Omit<RequestInit, "signal"> & { readonly signal?: AbortSignal | undefined },
  ): Promise<{ readonly response: Response; readonly bytes: Buffer }> => {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(), silentMs);
    try {
      const response = await fetch(`${url}${path}`, {
        ...init,
        redirect: "error",
        signal: signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal]),
      });
      const chunks: Uint8Array[] = [];
      for await (const chunk of response.body ?? []) {
        chunks.push(chunk as Uint8Array);
        timer.refresh();
        onBytes();
      }
      return { response, bytes: Buffer.concat(chunks) };
    } finally {
      clearTimeout(timer);
    }
  };
  const bodyOf = async (body: unknown) => {
    const text = JSON.stringify(body);
    if (text.length < ZIP_FROM_BYTES) return { body: text, headers: {} };
    return { body: new Uint8Array(await zip(text)), headers: { "Content-Encoding": "zstd" } };
  };
  const blob = async (method: "GET" | "PUT", name: string, as: Identity, signal: AbortSignal, raw?: Buffer) =>
    fetchAll(`/v1/blobs/${name}`, {
      method,
      signal,
      headers: {
        "Lodgebook-Client": CLIENT_VERSION,
        Authorization: `Bearer ${token(as)}`,
        ...(raw === undefined ? {} : { "Content-Type": "application/octet-stream" }),
      },
      ...(raw === undefined ? {} : { body: Uint8Array.from(raw) }),
    });
  return {
    url,
    token,
    putBlob: async (name, raw, as, signal) => {
      try {
        const { response, bytes } = await blob("PUT", name, as, signal, raw);
        const answer = refusalSchema.safeParse(JSON.parse(bytes.toString()));
        if (response.ok) return ok(null);
        const code = answer.success ? answer.data.code : "";
        return err({ kind: "refused", status: response.status, code, carries: {} });
      } catch (cause) {
        return unreachable(cause);
      }
    },
    getBlob: async (name, as, signal) => {
      try {
        const { response, bytes } = await blob("GET", name, as, signal);
        if (response.status === 404) return ok(null);
        if (!response.ok) return err({ kind: "refused", status: response.status, code: "", carries: {} });
        return ok(bytes);
      } catch (cause) {
        return unreachable(cause);
      }
    },
    call: async (method, path, schema, { body, as, signal } = {}) => {
      try {
        const packed = body === undefined ? null : await bodyOf(body);
        const { response, bytes } = await fetchAll(path, {
          method,
          signal,
          headers: {
            "Lodgebook-Client": CLIENT_VERSION,
            ...(as === undefined ? {} : { Authorization: `Bearer ${token(as)}` }),
            ...(packed === null ? {} : { "Content-Type": "application/json", ...packed.headers }),
          },
          ...(packed === null ? {} : { body: packed.body }),
        });
        const answer: unknown = JSON.parse(bytes.toString());
        if (response.ok) {
          const parsed = schema.safeParse(answer);
          return parsed.success ? ok(parsed.data) : err({ kind: "unreachable", detail: "not a sync server" });
        }
        const refusal = refusalSchema.safeParse(answer);
        if (!refusal.success) return err({ kind: "unreachable", detail: `status ${response.status}` });
        const { code, ...carries } = refusal.data;
        return err({ kind: "refused", status: response.status, code, carries });
      } catch (cause) {
        return unreachable(cause);
      }
    },
  };
}
