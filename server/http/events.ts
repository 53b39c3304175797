import type { FastifyInstance } from "fastify";
import { receiptText } from "../../shared/protocol/texts.ts";
import {
  DEFAULT_PULL,
  eraseSchema,
  MAX_CIPHER_BYTES,
  MAX_PULL,
  pullQuerySchema,
  pushSchema,
} from "../../shared/protocol/wire.ts";
import type { DeviceRow, Page, Pushed } from "../storage/storage.ts";
import type { Parts } from "./parts.ts";
import { asSchema, parseJson } from "./body.ts";
import { chainOf, checkpointOf, deviceOfPush, readTexts } from "./check-push.ts";
import { openDevice } from "./devices.ts";
import { Refusal } from "./refusal.ts";

const base64url = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64url");

const toWire = ({ events, vault, checkpoints, next, head }: Page) => ({
  events,
  vault: vault.map(({ position, id, cipher }) =>
    cipher === null ? { position, id, erased: true } : { position, id, cipher: base64url(cipher) },
  ),
  checkpoints,
  next,
  head,
  more: next < head,
});

const sealedRows = (vault: readonly { readonly id: string; readonly cipher: string }[]) =>
  vault.map(({ id, cipher }, index) => {
    const bytes = Buffer.from(cipher, "base64url");
    if (bytes.length > MAX_CIPHER_BYTES) throw new Refusal("MALFORMED", { index, path: "vault" });
    return { id, cipher: bytes };
  });

/** Push, pull and erasing. */
export function addEventRoutes(app: FastifyInstance, parts: Parts): void {
  const { storage, now, signing, metrics } = parts;

  const receipt = (site: string, device: string, { head, position }: Extract<Pushed, { ok: true }>) => {
    const facts = { site, device, seq: head.seq, hash: head.hash, position, at: now() };
    return { ...facts, sig: signing.sign(receiptText(facts)) };
  };
  /** Whose events these are: the caller's, or another desk's that a restored server lost. */
  const pusher = async (caller: DeviceRow, device: string): Promise<DeviceRow> => {
    if (device === caller.device) return caller;
    const other = await storage.device(device);
    if (other === null || other.site !== caller.site)
      throw new Refusal("MALFORMED", { index: 0, path: "device" });
    return other;
  };

  app.post<{ Body: Buffer }>("/v1/events", async (request) => {
    const body = parseJson(request.body);
    const caller = await openDevice(parts, request);
    const given = asSchema(pushSchema, body);
    const vault = sealedRows(given.vault);
    const texts = readTexts(given.events);
    const device = await pusher(caller, deviceOfPush(texts, caller.device));
    const events = chainOf(texts);
    const checkpoint = checkpointOf(given.checkpoint, events, device);
    const pushed = await storage.push({
      site: device.site,
      device: device.device,
      events,
      prev: texts[0]?.event.prev ?? "",
      checkpointSig: checkpoint?.sig ?? null,
      vault,
      nowMs: now(),
    });
    if (!pushed.ok) {
      const { ok: _ok, code, ...carries } = pushed;
      throw new Refusal(code, carries);
    }
    metrics.accepted(pushed.accepted);
    const { accepted, head, before, position } = pushed;
    return { accepted, head, before, position, receipt: receipt(device.site, device.device, pushed) };
  });

  app.get("/v1/events", async (request) => {
    const { site } = await openDevice(parts, request);
    const query = asSchema(pullQuerySchema, request.query);
    const limit = query.limit === undefined ? DEFAULT_PULL : Number(query.limit);
    if (limit < 1 || limit > MAX_PULL) throw new Refusal("MALFORMED", { path: "limit" });
    const pulled = await storage.pull(site, Number(query.after), limit);
    if (!pulled.ok) throw new Refusal("CURSOR", { head: pulled.head });
    return toWire(pulled.page);
  });

  app.post<{ Body: Buffer }>("/v1/vault/erase", async (request) => {
    const body = parseJson(request.body);
    const { site } = await openDevice(parts, request);
    const { ids } = asSchema(eraseSchema, body);
    return { erased: await storage.erase(site, ids) };
  });
}
