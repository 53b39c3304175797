import { MINUTE, type Simulation } from "./simulation.ts";

/** 有偿服务 as such complexes publish them: name, unit, material and labour in fen. */
const published = [
  ["更换水龙头", "个", 4800, 3000],
  ["更换角阀", "个", 3500, 3000],
  ["更换软管", "根", 1500, 2000],
  ["疏通下水道", "次", 0, 8000],
  ["更换灯管", "支", 1800, 1500],
  ["更换开关或插座", "个", 1600, 2000],
  ["更换空气开关", "个", 5500, 4000],
  ["更换门锁锁芯", "个", 12_000, 5000],
  ["疏通马桶", "次", 0, 6000],
  ["安装晾衣架", "套", 0, 6000],
] as const;

/** 收费标准 (REP-5), published when the month begins; one price goes up after a week. */
export function publishTariff({ at, give, who }: Simulation, fromMs: number): void {
  at(fromMs, () => {
    for (const [name, unit, price, labour] of published) {
      const added = give("tariff-item.add", { name, unit, price, labour }, who("manager"));
      if (added === null || name !== "更换灯管") continue;
      at(fromMs + 7 * 24 * 60 * MINUTE, () =>
        give(
          "tariff-item.price",
          { price: 2000, labour: 1500, reason: "灯管进价上调，已在公告栏公示" },
          who("manager"),
          added.id,
        ),
      );
    }
  });
}
