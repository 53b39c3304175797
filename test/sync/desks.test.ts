import { expect, test } from "vitest";
import { startServer } from "../server/support/site.ts";
import { leak } from "../shared/modules/work-orders/desk.ts";
import { agree, firstDesk, nextDesk, settled } from "./support/desks.ts";

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
