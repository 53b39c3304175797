import { expect, test } from "vitest";
import { foundTestSite } from "../../fixtures/host.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";

test("REP-5 the tariff: an item is added, priced with a reason, retired and restored; every change is an event", async () => {
  const bench = await foundTestSite(tempFolder());
  try {
    const by = { actor: bench.admin };
    const item = { name: "更换角阀", unit: "个", price: 3500, labour: 3000 };
    expect(await bench.give("tariff-item.add", { ...item, price: 0, labour: 0 }, by)).toMatchObject({
      error: { code: "required", field: "price" },
    });
    expect(await bench.give("tariff-item.add", { ...item, price: 35.5 }, by)).toMatchObject({
      error: { code: "bad-input", field: "price" },
    });
    const { id } = await bench.must("tariff-item.add", item, by);
    expect(
      await bench.give("tariff-item.price", { price: 3500, labour: 3000, reason: "同价" }, { ...by, id }),
    ).toMatchObject({
      error: { code: "no-change" },
    });
    await bench.must("tariff-item.price", { price: 3900, labour: 3000, reason: "材料涨价" }, { ...by, id });
    expect(bench.core().queries.tariff.list()).toMatchObject([
      { name: "更换角阀", priceFen: 3900, retired: false },
    ]);
    await bench.must("tariff-item.retire", { reason: "不再提供" }, { ...by, id });
    expect(
      await bench.give("tariff-item.price", { price: 1, labour: 1, reason: "x" }, { ...by, id }),
    ).toMatchObject({
      error: { code: "state-forbids" },
    });
    await bench.must("tariff-item.restore", { reason: "恢复" }, { ...by, id });
    expect(
      bench
        .core()
        .store.eventsOf(id)
        .map(({ envelope }) => envelope.type),
    ).toEqual(["added", "priced", "retired", "restored"]);
  } finally {
    bench.host.close();
  }
});
