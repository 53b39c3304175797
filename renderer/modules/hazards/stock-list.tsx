import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SubstanceRow } from "../../../shared/contract/hazards.ts";
import { standardGoods } from "../../../shared/modules/hazards/index.ts";
import { useLive } from "../../app/live.ts";
import { useCommand } from "../../app/command.ts";
import { useMay } from "../../app/use-may.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { windowsOf } from "../../ui/use-windows.ts";
import { VirtualList, type Column } from "../../ui/virtual-list.tsx";
import { StoreTags } from "./hazard-words.tsx";
import { Pictograms } from "./pictograms.tsx";
import { quantityWords } from "./quantity.tsx";

/** 库存: every controlled substance with what is in the locked store of it (HAZ-1, HAZ-3). */
export function StockList({
  tabs,
  selectedId,
  onOpen,
  onAdd,
}: {
  readonly tabs: ReactNode;
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onAdd: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const columns = useStockColumns();
  const mayAdd = useMay("substance.add");
  const standard = useCommand("substance.add-standard");
  const { data, isPending } = useLive({
    key: ["hazards.substances"],
    kinds: ["substance", "hazard-batch", "hazard-issue", "board"],
    read: async (host) => host.hazards.substances(),
  });
  const goods = data ?? [];
  const missing = standardGoods.filter(({ name }) => !goods.some((one) => one.name === name));
  const addStandard = (
    <Button
      type={goods.length === 0 ? "primary" : "default"}
      loading={standard.busy}
      onClick={() => void standard.run({ names: missing.map(({ name }) => name) })}
    >
      {t("hazards.standard")}
    </Button>
  );
  return (
    <>
      <div className="list-tools">
        {tabs}
        <span className="hazard-push" />
        {mayAdd && goods.length > 0 && missing.length > 0 && addStandard}
        {mayAdd && (
          <Button icon={<PlusOutlined />} onClick={onAdd}>
            {t("hazards.add")}
          </Button>
        )}
      </div>
      <VirtualList
        label={t("hazards.stockList")}
        columns={columns}
        windows={windowsOf(goods, isPending)}
        selectedId={selectedId}
        onOpen={({ id }) => onOpen(id)}
        empty={
          <EmptyState title={t("hazards.empty.stock")}>
            <p>{t(mayAdd ? "hazards.empty.stockHelp" : "hazards.empty.stockWho")}</p>
            {mayAdd && addStandard}
          </EmptyState>
        }
      />
    </>
  );
}

function useStockColumns(): readonly Column<SubstanceRow>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const qty = (count: number, goods: SubstanceRow): ReactElement => (
      <span className="tabular">{quantityWords(count, goods.unit, t)}</span>
    );
    return [
      {
        key: "goods",
        title: t("hazards.columns.goods"),
        width: "minmax(128px, 1.2fr)",
        cell: (goods) => (
          <span className="hazard-goods">
            <strong>{goods.name}</strong> <Pictograms pictograms={goods.pictograms} size={22} />
          </span>
        ),
      },
      {
        key: "stock",
        title: t("hazards.columns.stock"),
        width: "84px",
        cell: (goods) => <strong>{qty(goods.balance, goods)}</strong>,
      },
      {
        key: "out",
        title: t("hazards.columns.out"),
        width: "60px",
        cell: (goods) => (goods.out === 0 ? <span className="muted">—</span> : qty(goods.out, goods)),
      },
      {
        key: "minimum",
        title: t("hazards.columns.minimum"),
        width: "74px",
        cell: (goods) => (goods.minimum === 0 ? <span className="muted">—</span> : qty(goods.minimum, goods)),
      },
      {
        key: "expiry",
        title: t("hazards.columns.expiry"),
        width: "88px",
        cell: (goods) => <span className="tabular">{goods.nextExpiry ?? "—"}</span>,
      },
      {
        key: "location",
        title: t("hazards.columns.location"),
        width: "minmax(84px, 0.9fr)",
        cell: (goods) => <span title={goods.location}>{goods.location === "" ? "—" : goods.location}</span>,
      },
      {
        key: "state",
        title: t("hazards.columns.state"),
        width: "minmax(124px, 1fr)",
        cell: (goods) => <StoreTags goods={goods} />,
      },
    ];
  }, [t]);
}
