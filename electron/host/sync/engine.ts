import {
  devicesSchema,
  emptySchema,
  headsSchema,
  helloSchema,
  pageSchema,
  pushedSchema,
  succeededSchema,
} from "../../../shared/protocol/answers.ts";
import { checkpointText, receiptText } from "../../../shared/protocol/texts.ts";
import { verifySignature } from "../../../node/signing-key.ts";
import type { Keys } from "../vault/keys.ts";
import { readErasedIds } from "../recovery/erased-ids.ts";
import { readLink, writeLink, type Link } from "./link.ts";
import { createPushReader, type PushBody } from "./next-push.ts";
import { createPeers } from "./peers.ts";
import { createTrials } from "./pace.ts";
import type { RoundOptions, RoundOutcome } from "./round.ts";
import { Forked, must, Stopped } from "./round-problem.ts";
import { createServerClient, type Identity, type ServerClient } from "./server-client.ts";
import { syncBlobs } from "./sync-blobs.ts";
import { takePage } from "./take-page.ts";

const ERASE_BATCH = 1000;
/** How far back a push begins again to find where two logs of one id part. */
const LOOK_BACK = 400;

/** One connection's worth of work over open books. */
function createRound(options: RoundOptions, start: Link) {
  const { core, folder, log, signal, pace } = options;
  const { store, keys, clock } = core;
  const peers = createPeers(store.db);
  const reader = createPushReader(store.db);
  let link = start;
  let unwritten = false;
  /** Nothing but what this desk just pushed came after its cursor. */
  let abreast = false;
  /** Goods passes moved in this round, and with them perhaps an attachment. */
  let passes = false;
  /** Something came that does not follow what is here: the server's order may have changed under the cursor. */
  let gap = false;
  const trials = createTrials(pace);
  const client: ServerClient = createServerClient({
    url: link.url,
    nowMs: clock.nowMs,
    offsetMs: () => link.offsetMs,
    onBytes: options.onBytes,
    silentMs: options.silentMs,
  });
  const as: Identity = { device: keys.deviceId, site: link.site, key: keys.device };

  /** Kept with what is written next, at the latest when the round ends. */
  const remember = (changes: Partial<Link>): void => {
    link = { ...link, ...changes };
    unwritten = true;
  };
  const note = (changes: Partial<Link>): void => {
    remember(changes);
    store.transaction(() => writeLink(store.db, link));
    unwritten = false;
  };

  /** A call with this desk's token; a clock that is off is corrected once by the server's own time. */
  const ask: ServerClient["call"] = async (method, path, schema, how = {}) => {
    const first = await client.call(method, path, schema, { ...how, as, signal });
    if (first.ok || first.error.kind !== "refused" || first.error.code !== "TOKEN") return first;
    const serverTime = Number(first.error.carries["serverTime"]);
    if (!Number.isSafeInteger(serverTime)) return first;
    note({ offsetMs: serverTime - clock.nowMs() });
    return client.call(method, path, schema, { ...how, as, signal });
  };

  const hello = async (): Promise<void> => {
    const sentMs = clock.nowMs();
    const { server, publicKey, time } = must(await client.call("GET", "/v1/hello", helloSchema, { signal }));
    if (server !== link.server || publicKey !== link.serverKey) throw new Stopped("server-changed");
    // Half the way there and back lies before the server looked at its clock.
    note({ offsetMs: Math.round(time - (sentMs + clock.nowMs()) / 2) });
  };

  /** Has an id that the server knows vouch for this desk's own, which closes that id. */
  const succeed = async (old: Keys["previous"][number]) => {
    const { deviceId: device, device: key } = keys;
    const desk = store.db
      .prepare<[string], string>("SELECT code FROM desks WHERE device = ?")
      .pluck()
      .get(device);
    if (desk === undefined) throw new Stopped("unknown-here");
    const body = { device, publicKey: key.publicKey, desk, successorOf: old.deviceId };
    const former: Identity = { device: old.deviceId, site: link.site, key: old.device };
    const answer = await client.call("POST", "/v1/devices", succeededSchema, { body, as: former, signal });
    if (answer.ok) note({ device, acknowledged: 0 });
    return answer;
  };

  /** After a restore this desk has a new id: the one that the server knows makes it known. */
  const becomeKnown = async (): Promise<void> => {
    const old = keys.previous.find((former) => former.deviceId === link.device);
    if (old === undefined) throw new Stopped("unknown-here");
    must(await succeed(old));
  };

  /** The desks that the server knows. One restored from before this desk's own id is told of it once more. */
  const learnPeers = async (): Promise<ReadonlySet<string>> => {
    let listed = await ask("GET", "/v1/devices", devicesSchema);
    for (const old of keys.previous) {
      if (listed.ok || listed.error.kind !== "refused" || listed.error.code !== "TOKEN") break;
      if ((await succeed(old)).ok) listed = await ask("GET", "/v1/devices", devicesSchema);
    }
    const devices = must(listed);
    store.transaction(() => peers.save(devices));
    return new Set(devices.map(({ device }) => device));
  };

  /** Where this device's log and the server's part, once a push met a FORK at `seq`; null: look further back. */
  const partedAt = (seq: number): number | null => {
    if (seq > link.acknowledged + 1 || link.acknowledged === 0) return seq;
    note({ acknowledged: Math.max(0, seq - 1 - LOOK_BACK) });
    return null;
  };

  /** One push; null when it is to be tried with less. */
  const send = async (body: PushBody) => {
    const answer = await ask("POST", "/v1/events", pushedSchema, { body });
    if (!answer.ok && answer.error.kind === "refused" && answer.error.code === "FORK")
      throw new Forked(Number(answer.error.carries["seq"]));
    if (!answer.ok && trials.again(answer.error)) return null;
    const pushed = must(answer);
    trials.cameThrough();
    const { sig, ...facts } = pushed.receipt;
    if (!verifySignature(link.serverKey, receiptText(facts), sig)) throw new Stopped("server-changed");
    return pushed;
  };

  const push = async (): Promise<void> => {
    const { deviceId: device } = keys;
    const sign = (seq: number, hash: string) => {
      const sig = keys.device.sign(checkpointText(link.site, device, seq, hash));
      return { device, seq, hash, sig };
    };
    const read = (after: number): PushBody | null =>
      reader.next(device, after, store.head(device).seq, sign, pace.bytes());
    // While one part travels the next is read; it is read anew when the one before did not pass as it was.
    const readAhead = async (after: number): Promise<PushBody | null> => read(after);
    let body = read(link.acknowledged);
    while (body !== null) {
      const { events, checkpoint } = body;
      let pushed;
      let following: PushBody | null = null;
      try {
        [pushed, following] = await Promise.all([send(body), readAhead(checkpoint.seq)]);
      } catch (cause) {
        if (!(cause instanceof Forked)) throw cause;
        const parted = partedAt(cause.seq);
        if (parted !== null) throw new Stopped("fork", null, parted);
        pushed = null;
      }
      if (pushed === null) {
        body = read(link.acknowledged);
        continue;
      }
      passes ||= events.some((text) => text.includes('"kind":"pass"'));
      const { head, before, position } = pushed;
      abreast = before === link.cursor;
      const told = { acknowledged: head.seq, receiptPosition: Math.max(link.receiptPosition, position) };
      (following === null ? remember : note)({ ...told, ...(abreast ? { cursor: position } : {}) });
      options.onStep({ behind: 0 });
      await options.breathe();
      body = following !== null && head.seq === checkpoint.seq ? following : read(head.seq);
    }
  };

  /** The server is as it once was: all is read anew, and it is told of everybody who was erased since. */
  const startOver = (): void => note({ cursor: 0, erasedSent: 0 });

  /** Tells the server of the ids that were erased here and that it was not told of. */
  const tellErased = async (): Promise<void> => {
    const erased = readErasedIds(folder);
    if (!erased.ok) return;
    while (link.erasedSent < erased.value.length) {
      const ids = erased.value.slice(link.erasedSent, link.erasedSent + ERASE_BATCH);
      must(
        await ask("POST", "/v1/vault/erase", emptySchema, { body: { ids, reason: "retention or request" } }),
      );
      note({ erasedSent: link.erasedSent + ids.length });
      abreast = false;
    }
  };

  const pull = async (): Promise<void> => {
    for (;;) {
      const answer = await ask(
        "GET",
        `/v1/events?after=${link.cursor}&limit=${pace.positions()}`,
        pageSchema,
      );
      if (!answer.ok && answer.error.kind === "refused" && answer.error.code === "CURSOR") {
        // The server was restored from an older copy: what it lost is pushed again, then all is read anew.
        await giveBack(await learnPeers());
        startOver();
        await tellErased();
        continue;
      }
      if (!answer.ok && trials.again(answer.error)) continue;
      const page = must(answer);
      trials.cameThrough();
      if (page.checkpoints.some(({ device }) => peers.keyOf(device) === null)) await learnPeers();
      const next = { ...link, cursor: page.next, ...(page.more ? {} : { lastSuccessMs: clock.nowMs() }) };
      const taken = takePage(
        {
          store,
          peers,
          site: link.site,
          nowMs: clock.nowMs(),
          commit: () => writeLink(store.db, next),
        },
        page,
      );
      link = next;
      unwritten = false;
      if (taken.aside > 0) {
        gap = true;
        log.warn({ events: taken.aside }, "events of another desk did not verify");
      }
      passes ||= taken.kinds.has("pass");
      if (taken.kinds.size > 0) core.committed([...taken.kinds], [...taken.ids]);
      options.onStep({ behind: page.head - page.next });
      if (!page.more) return;
      await options.breathe();
    }
  };

  /** Pushes what the server lacks of any device, another desk's too (docs/sync-protocol.md, Client duties). */
  const giveBack = async (known: ReadonlySet<string>): Promise<boolean> => {
    const heads = must(await ask("GET", "/v1/heads", headsSchema));
    let lacking = false;
    for (const { device } of peers.all()) {
      // What a server does not know the key of it cannot take; that desk comes and makes itself known.
      if (device === keys.deviceId || !known.has(device)) continue;
      let { seq } = heads[device] ?? { seq: 0 };
      const { seq: here } = store.head(device);
      while (seq < here) {
        const to = peers.checkpointAfter(device, seq, pace.positions());
        const body = to === null ? null : reader.next(device, seq, to.seq, () => to);
        if (body === null) break;
        lacking = true;
        seq = (await send(body))?.head.seq ?? seq;
        await options.breathe();
      }
    }
    const own = heads[keys.deviceId]?.seq ?? 0;
    if (own < link.acknowledged) {
      lacking = true;
      note({ acknowledged: own });
      await push();
    }
    return lacking;
  };

  /**
   * What the server holds of every device, when that is to be looked at. It may have events that the cursor passed by:
   * then it was restored, somebody gave it back the rest, and all is read anew.
   */
  const lookAtHeads = async (): Promise<void> => {
    const { heads: comparison, fresh } = options;
    const wanted = comparison?.wanted() === true;
    if (!fresh && !gap && !wanted) return;
    const heads = must(await ask("GET", "/v1/heads", headsSchema));
    const missed = Object.entries(heads).some(([device, { seq }]) => store.head(device).seq < seq);
    if (missed && (fresh || gap)) {
      note({ cursor: 0 });
      await pull();
      peers.forgetSettled();
    }
    if (wanted) comparison.take(heads);
  };

  const run = async (): Promise<Link> => {
    if (options.fresh) {
      await hello();
      if (link.device !== keys.deviceId) await becomeKnown();
      const lacking = await giveBack(await learnPeers());
      if (lacking) {
        log.warn("the server showed less than it had acknowledged; it was given what this desk holds");
        startOver();
      }
    }
    await push();
    await tellErased();
    if (options.fresh || !abreast) await pull();
    else remember({ lastSuccessMs: clock.nowMs() });
    await lookAtHeads();
    if (unwritten) note({});
    if (core.blobs !== undefined && (options.fresh || passes))
      await syncBlobs({ store, blobs: core.blobs, client, as, log, signal, breathe: options.breathe });
    return link;
  };

  return {
    run: async (): Promise<Link> => {
      try {
        return await run();
      } catch (cause) {
        // What was acknowledged is not sent again because of what failed after it.
        if (unwritten && store.db.open) note({});
        throw cause;
      }
    },
  };
}

/** Sends what is new here, takes what is new there. Everything may be cut off at any point and is done again. */
export async function syncRound(options: RoundOptions): Promise<RoundOutcome> {
  const start = readLink(options.core.store.db);
  if (start === null) throw new Error("this desk is joined to no server");
  try {
    return { ok: true, link: await createRound(options, start).run() };
  } catch (cause) {
    if (cause instanceof Stopped) {
      const { problem, retryAfterMs, fromSeq } = cause;
      // An id that was closed by another PC's successor takes nothing more: what it did not take goes on elsewhere.
      const left = problem === "revoked" ? (readLink(options.core.store.db)?.acknowledged ?? 0) + 1 : null;
      return { ok: false, problem, retryAfterMs, fromSeq: fromSeq ?? left };
    }
    throw cause;
  }
}
