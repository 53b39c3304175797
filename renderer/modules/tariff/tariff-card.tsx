import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { TariffRow } from "../../../shared/contract/tariff.ts";
import { formatFen } from "../../../shared/kernel/money.ts";
import { useLive } from "../../app/live.ts";
import { useMay } from "../../app/use-may.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { AddItem, PriceItem, RetireItem } from "./tariff-forms.tsx";
import "./tariff.css";

/** 收费标准 (REP-5): what paid services cost; every change an event. */
export function TariffCard(): ReactElement {
  const { t } = useTranslation();
  const may = useMay("tariff-item.add");
  const [adding, setAdding] = useState(false);
  const items = useLive({
    key: ["tariff.list"],
    kinds: ["tariff-item"],
    read: async (host) => host.tariff.list(),
  }).data;
  return (
    <section className="card settings-card tariff-card" aria-labelledby="settings-tariff">
      <h2 id="settings-tariff">
        {t("tariff.title")} <span className="setting-rule mono">REP-5</span>
      </h2>
      <p className="muted">{t("tariff.help")}</p>
      {items?.length === 0 && !adding && (
        <EmptyState title={t("tariff.none")}>{t(may ? "tariff.noneHelp" : "tariff.noneWho")}</EmptyState>
      )}
      {items !== undefined && items.length > 0 && (
        <table className="tariff">
          <thead>
            <tr>
              <th scope="col">{t("tariff.item")}</th>
              <th scope="col">{t("tariff.unit")}</th>
              <th scope="col" className="tariff-money">
                {t("tariff.price")}
              </th>
              <th scope="col" className="tariff-money">
                {t("tariff.labour")}
              </th>
              <th scope="col">{t("tariff.since")}</th>
              <th scope="col" aria-label={t("tariff.change")} />
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <TariffLine key={item.id} item={item} may={may} />
            ))}
          </tbody>
        </table>
      )}
      {adding && <AddItem onDone={() => setAdding(false)} />}
      {may && !adding && (
        <div className="settings-save">
          <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t("tariff.add")}
          </Button>
        </div>
      )}
    </section>
  );
}

function TariffLine({ item, may }: { readonly item: TariffRow; readonly may: boolean }): ReactElement {
  const { t } = useTranslation();
  const [act, setAct] = useState<"price" | "retire" | null>(null);
  const done = (): void => setAct(null);
  return (
    <>
      <tr className={item.retired ? "tariff-retired" : undefined}>
        <th scope="row">{item.name}</th>
        <td>{item.unit}</td>
        <td className="tariff-money tabular">{formatFen(item.priceFen)}</td>
        <td className="tariff-money tabular">{formatFen(item.labourFen)}</td>
        <td>{item.retired ? t("tariff.retired") : <TimeText at={item.sinceMs} />}</td>
        <td className="tariff-acts">
          {may && !item.retired && (
            <Button type="link" size="small" onClick={() => setAct("price")}>
              {t("tariff.change")}
            </Button>
          )}
          {may && (
            <Button type="link" size="small" onClick={() => setAct("retire")}>
              {t(item.retired ? "tariff.restore" : "tariff.retire")}
            </Button>
          )}
        </td>
      </tr>
      {act !== null && (
        <tr>
          <td colSpan={6}>
            {act === "price" ? (
              <PriceItem item={item} onDone={done} />
            ) : (
              <RetireItem item={item} onDone={done} />
            )}
          </td>
        </tr>
      )}
    </>
  );
}
