import { z } from "zod";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { devicesSchema } from "../../../shared/protocol/answers.ts";
import type { Core } from "../core.ts";
import { enrol, joinRefusal, makeCode } from "./enrol.ts";
import { firstLink } from "./first-sync.ts";
import { readLink, writeLink, type Link } from "./link.ts";
import { createPeers } from "./peers.ts";
import { createServerClient, type Identity } from "./server-client.ts";
import { booksThere, siteKeyText } from "./site-key.ts";

const identityOf = (core: Core, link: Link): Identity => ({
  device: core.keys.deviceId,
  site: link.site,
  key: core.keys.device,
});

const clientOf = (core: Core, link: Link) =>
  createServerClient({ url: link.url, nowMs: core.clock.nowMs, offsetMs: () => link.offsetMs });

/** Joins books that were written alone to a server, with the operator's first code: their log goes there whole. */
export async function connect(
  core: Core,
  form: { readonly url: string; readonly code: string },
): Promise<Result<{ readonly siteName: string }>> {
  if (readLink(core.store.db) !== null) return refuse("already-joined");
  const { deviceId: device, device: key } = core.keys;
  const { code: desk, postName: name } = core.desk;
  const joined = await enrol({ ...form, desk, name, device, key, nowMs: core.clock.nowMs });
  if (!joined.ok) return joined;
  // A code that hands over a key is for an empty desk: this one has books of another site.
  if (joined.value.siteKey !== null) return refuse("joined-with-books", "code");
  const { siteKey: _siteKey, ...facts } = joined.value;
  const file = { v: 1 as const, ...facts, deskCode: desk, postName: name, handedKey: false, needsKey: false };
  const there = await booksThere(file, core.keys, core.clock.nowMs);
  if (!there.ok) return there;
  if (there.value !== "none") return refuse("joined-with-books", "code");
  core.store.transaction(() => writeLink(core.store.db, firstLink(file, device)));
  return ok({ siteName: joined.value.siteName });
}

/** A code for the next desk: shown once, good once, for 15 minutes. */
export async function codeForNextDesk(
  core: Core,
): Promise<Result<{ readonly code: string; readonly url: string; readonly expiresAtMs: number }>> {
  const link = readLink(core.store.db);
  if (link === null) return refuse("not-joined");
  const made = await makeCode(link.url, identityOf(core, link), core.keys.siteKey, {
    nowMs: core.clock.nowMs,
    offsetMs: link.offsetMs,
  });
  return made.ok ? ok({ ...made.value, url: link.url }) : made;
}

/** Shuts a desk of the site out of the server, at once. Its records stay. */
export async function revokeDesk(core: Core, device: string): Promise<Result<null>> {
  const link = readLink(core.store.db);
  if (link === null) return refuse("not-joined");
  if (device === core.keys.deviceId) return refuse("desk-is-own");
  const as = identityOf(core, link);
  const path = `/v1/devices/${encodeURIComponent(device)}/revoke`;
  const revoked = await clientOf(core, link).call("POST", path, z.object({}), { as, body: {} });
  if (!revoked.ok) return joinRefusal(revoked.error);
  await refreshPeers(core);
  return ok(null);
}

/** Asks the server who belongs to the site; without an answer what was last known stays. */
export async function refreshPeers(core: Core): Promise<void> {
  const link = readLink(core.store.db);
  if (link === null) return;
  const listed = await clientOf(core, link).call("GET", "/v1/devices", devicesSchema, {
    as: identityOf(core, link),
  });
  if (listed.ok) core.store.transaction(() => createPeers(core.store.db).save(listed.value));
}

/** The site key as people can copy it. It opens every sealed part of the site. */
export function recoverySheet(
  core: Core,
): Result<{ readonly siteKey: string; readonly site: string; readonly url: string }> {
  const link = readLink(core.store.db);
  if (link === null) return refuse("not-joined");
  return ok({ siteKey: siteKeyText(core.keys.siteKey), site: link.site, url: link.url });
}
