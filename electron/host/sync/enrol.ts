import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { enrolmentKey } from "../../../node/enrolment-key.ts";
import { ok, refuse, type DomainError, type Result } from "../../../shared/kernel/result.ts";
import { codeMadeSchema, enrolledSchema, helloSchema } from "../../../shared/protocol/answers.ts";
import { enrolmentCodeText, readEnrolmentCode } from "../../../shared/protocol/code.ts";
import type { SigningKey } from "../../../node/signing-key.ts";
import { createServerClient, type CallProblem, type Identity } from "./server-client.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = "aes-256-gcm";

/** The site key under a code's wrapping key: nonce, ciphertext, tag, base64url (docs/sync-protocol.md, Calls). */
export function wrapSiteKey(siteKey: Uint8Array, wrappingKey: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES);
  const aes = createCipheriv(CIPHER, wrappingKey, nonce);
  const body = Buffer.concat([aes.update(siteKey), aes.final()]);
  return Buffer.concat([nonce, body, aes.getAuthTag()]).toString("base64url");
}

/** The site key, or null when the code's key does not open it. */
export function unwrapSiteKey(wrapped: string, wrappingKey: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(wrapped, "base64url");
  const end = bytes.length - TAG_BYTES;
  if (end <= NONCE_BYTES) return null;
  const aes = createDecipheriv(CIPHER, wrappingKey, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  aes.setAuthTag(bytes.subarray(end));
  try {
    return Uint8Array.from(Buffer.concat([aes.update(bytes.subarray(NONCE_BYTES, end)), aes.final()]));
  } catch {
    return null;
  }
}

/** The server's address as typed: https unless it is this very machine; no path. Null when it is none. */
export function readServerUrl(typed: string): string | null {
  const text = typed.trim();
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null || url.username !== "" || url.pathname !== "/" || url.search !== "") return null;
  const local = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  return url.protocol === "https:" || (url.protocol === "http:" && local) ? url.origin : null;
}

/** What a person is told of a call that brought nothing, while joining. */
export function joinRefusal(problem: CallProblem): { readonly ok: false; readonly error: DomainError } {
  if (problem.kind === "unreachable") return refuse("server-unreachable", "url");
  switch (problem.code) {
    case "CODE":
      return refuse("enrolment-code-wrong", "code");
    case "DESK_TAKEN":
      return refuse("desk-code-taken", "deskCode");
    case "SLOW_DOWN":
      return refuse("server-busy", "code", { seconds: Number(problem.carries["retryAfter"] ?? 60) });
    case "CLIENT_TOO_OLD":
      return refuse("program-too-old", "url");
    default:
      return refuse("server-refused", "url", { status: problem.status });
  }
}

export interface Joining {
  readonly url: string;
  readonly code: string;
  readonly desk: string;
  readonly name: string;
  readonly device: string;
  readonly key: SigningKey;
  readonly nowMs: () => number;
}

export interface Joined {
  readonly url: string;
  readonly site: string;
  readonly siteName: string;
  readonly server: string;
  readonly serverKey: string;
  readonly offsetMs: number;
  /** Null with the operator's first code: this desk's own site key is the site's. */
  readonly siteKey: Uint8Array | null;
}

/** Enrols a device with a one-time code. Nothing is kept here; a failure leaves the code good unless the server says so. */
export async function enrol(joining: Joining): Promise<Result<Joined>> {
  const url = readServerUrl(joining.url);
  if (url === null) return refuse("server-address-form", "url");
  const code = readEnrolmentCode(joining.code);
  if (code === null) return refuse("enrolment-code-form", "code");
  const client = createServerClient({ url, nowMs: joining.nowMs, offsetMs: () => 0 });
  const hello = await client.call("GET", "/v1/hello", helloSchema);
  if (!hello.ok) return joinRefusal(hello.error);
  const { verifier, wrappingKey } = await enrolmentKey(code);
  const body = {
    lookup: code.lookup,
    verifier,
    device: joining.device,
    name: joining.name,
    desk: joining.desk,
    publicKey: joining.key.publicKey,
  };
  const enrolled = await client.call("POST", "/v1/enrol", enrolledSchema, { body });
  if (!enrolled.ok) return joinRefusal(enrolled.error);
  const { site, siteName, wrappedSiteKey } = enrolled.value;
  const siteKey = wrappedSiteKey === undefined ? null : unwrapSiteKey(wrappedSiteKey, wrappingKey);
  if (wrappedSiteKey !== undefined && siteKey === null) return refuse("enrolment-code-wrong", "code");
  const { server, publicKey: serverKey, time } = hello.value;
  return ok({ url, site, siteName, server, serverKey, siteKey, offsetMs: time - joining.nowMs() });
}

/** Makes a code for the next desk; it is shown once and never kept. */
export async function makeCode(
  url: string,
  as: Identity,
  siteKey: Uint8Array,
  times: { readonly nowMs: () => number; readonly offsetMs: number },
): Promise<Result<{ readonly code: string; readonly expiresAtMs: number }>> {
  const text = enrolmentCodeText(randomBytes(20));
  const code = readEnrolmentCode(text);
  if (code === null) throw new Error("a code that was made cannot be read");
  const { verifier, wrappingKey } = await enrolmentKey(code);
  const client = createServerClient({ url, nowMs: times.nowMs, offsetMs: () => times.offsetMs });
  const body = { lookup: code.lookup, verifier, wrappedSiteKey: wrapSiteKey(siteKey, wrappingKey) };
  const made = await client.call("POST", "/v1/enrol-codes", codeMadeSchema, { as, body });
  if (!made.ok) return joinRefusal(made.error);
  return ok({ code: text, expiresAtMs: made.value.expiresAt - times.offsetMs });
}
