import { expect, onTestFinished, test } from "vitest";
import { createPushReader } from "../../electron/host/sync/next-push.ts";
import { createPeers } from "../../electron/host/sync/peers.ts";
import { parseEventText } from "../../shared/kernel/event.ts";
import { openTestDesk } from "../fixtures/stores.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { createDesk } from "../server/support/desk.ts";

test("S5 what a restored server is given back of another desk ends where that desk signed, however much lies between", async () => {
  const { store } = await openTestDesk(tempFolder());
  onTestFinished(() => store.close());
  const other = createDesk();
  const peers = createPeers(store.db);
  const reader = createPushReader(store.db);
  store.transaction(() => {
    for (const text of other.write(700)) {
      const event = parseEventText(text);
      if (event.ok) store.log.append(event.value, text, store.sha256(text));
    }
    for (const seq of [100, 180, 690]) peers.noteCheckpoint(other.checkpoint("site", seq));
  });
  const parts: (readonly [number, number])[] = [];
  let seq = 0;
  for (;;) {
    const to = peers.checkpointAfter(other.device, seq, 200);
    const body = to === null ? null : reader.next(other.device, seq, to.seq, () => to);
    if (to === null || body === null) break;
    expect(store.sha256(body.events.at(-1) ?? "")).toBe(to.hash);
    parts.push([body.events.length, to.seq]);
    ({ seq } = to);
  }
  // The newest that fits, else the first beyond: more at once than a page holds.
  expect(parts).toEqual([
    [180, 180],
    [510, 690],
  ]);
});
