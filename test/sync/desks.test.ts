import { expect, onTestFinished, test, vi } from "vitest";
import { codeForNextDesk } from "../../electron/host/sync/acts.ts";
import { openTestHost } from "../fixtures/host.ts";
import { readLink } from "../../electron/host/sync/link.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { startServer } from "../server/support/site.ts";
import { leak } from "../shared/modules/work-orders/desk.ts";
import { sofa } from "../shared/modules/passes/desk.ts";
import { agree, firstDesk, nextDesk, settled, until } from "./support/desks.ts";
import { startFaultProxy } from "./support/fault-proxy.ts";

test("a desk that wrote alone brings its log; a desk that joins by its code has the same books, and both go on", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const order = await lobby.must("work-order.take", { ...leak, technician: null, dispatch: false });
  await settled(lobby);
  const gate = await nextDesk(server, lobby, "B", "南门岗");
  expect(gate.core().desk).toMatchObject({ code: "B", postName: "南门岗", siteName: "阳光花园" });
  expect(gate.core().queries.workOrders.row(order.id)).toMatchObject({
    number: order.number,
    reporter: leak.reporter,
  });
  const taken = await gate.must("work-order.take", { ...leak, technician: null, dispatch: false });
  expect(taken.number).toMatch(/-B-001$/);
  await agree(lobby, gate);
  expect(lobby.core().queries.workOrders.row(taken.id)?.number).toBe(taken.number);
});

test("a desk that is abreast of its site does not fetch back what it pushed itself", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const pull = vi.spyOn(server.storage, "pull");
  await lobby.must("work-order.take", { ...leak, technician: null, dispatch: false });
  await settled(lobby);
  const link = readLink(lobby.core().store.db);
  expect(link?.cursor).toBe(await server.storage.head(link?.site ?? ""));
  expect(pull).not.toHaveBeenCalled();
});

test("S1 what another desk pushed just before is fetched, however close the two were", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const gate = await nextDesk(server, lobby, "B");
  await settled(lobby, gate);
  gate.host.sync.stop();
  const other = await gate.must("work-order.take", { ...leak, technician: null, dispatch: false });
  const push = server.storage.push;
  vi.spyOn(server.storage, "push").mockImplementationOnce(async (given) => {
    // The gate's own push goes first, while the lobby's stands at the door.
    gate.host.sync.start();
    await settled(gate);
    return push(given);
  });
  await lobby.must("work-order.take", { ...leak, technician: null, dispatch: false });
  await until(() => lobby.core().queries.workOrders.row(other.id) !== null);
  await agree(lobby, gate);
});

test("N1 the answer to a code gets lost: the same code joins the same desk again, and no other", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const line = await startFaultProxy(server.url);
  const made = await codeForNextDesk(lobby.core());
  const form = {
    url: line.url,
    code: made.ok ? made.value.code : "",
    deskCode: "B",
    postName: "南门岗",
    siteKey: "",
  };
  const [gate, other] = [await openTestHost(tempFolder()), await openTestHost(tempFolder())];
  onTestFinished(() => {
    gate.close();
    other.close();
  });
  line.set({ kind: "mute", call: "POST /v1/enrol" });
  expect(await gate.join(form)).toMatchObject({ ok: false, error: { code: "server-unreachable" } });
  expect((await server.storage.sites()).some(({ devices }) => devices === 2)).toBe(true);
  line.set({ kind: "fair" });
  expect(await other.join({ ...form, deskCode: "C" })).toMatchObject({
    ok: false,
    error: { code: "enrolment-code-wrong" },
  });
  expect(await gate.join(form)).toMatchObject({ ok: true, value: { next: "work" } });
  expect(gate.core()?.desk).toMatchObject({ code: "B", siteName: "阳光花园" });
});

test("an attachment follows its record to every desk, encrypted on the way, and waits when the site's room is used up", async () => {
  const server = await startServer({ blobQuota: 6000 });
  const lobby = await firstDesk(server);
  const gate = await nextDesk(server, lobby, "B");
  const withProxy = async (size: number): Promise<string> => {
    const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(size, 9)]);
    const hash = lobby.core().blobs.put(picture);
    const proxy = { hash, type: "image/jpeg", bytes: picture.length, name: "委托书.jpg" } as const;
    await lobby.must("pass.draft", { ...sofa, basis: "proxy", requester: "黄先生", proxy });
    return hash;
  };
  const fits = await withProxy(4000);
  await agree(lobby, gate);
  await until(() => {
    gate.host.sync.start();
    return gate.core().blobs.has(fits);
  });
  const read = gate.core().blobs.get(fits);
  expect(read.ok && read.value.length).toBe(4003);
  const tooMuch = await withProxy(4000);
  await agree(lobby, gate);
  await settled(lobby, gate);
  expect(gate.core().blobs.has(tooMuch)).toBe(false);
  expect(lobby.core().blobs.has(tooMuch)).toBe(true);
});
