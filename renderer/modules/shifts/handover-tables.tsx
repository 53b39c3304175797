import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HandoverItem, ShiftView } from "../../../shared/contract/shifts.ts";
import { useZone } from "../../app/program.ts";
import { exactTime } from "../../ui/time-words.ts";

/** 物品: expected, found, state, explanation (DUTY-3). */
export function PropertyTable({
  things,
}: {
  readonly things: readonly NonNullable<ShiftView["property"]>["items"][number][];
}): ReactElement {
  const { t } = useTranslation();
  return (
    <table className="hs-table">
      <thead>
        <tr>
          <th scope="col">{t("shifts.property.item")}</th>
          <th scope="col">{t("shifts.property.expected")}</th>
          <th scope="col">{t("shifts.property.actual")}</th>
          <th scope="col">{t("shifts.property.state")}</th>
          <th scope="col">{t("shifts.property.explanation")}</th>
        </tr>
      </thead>
      <tbody>
        {things.map((one) => (
          <tr
            key={one.item}
            data-piece=""
            className={one.actual === one.expected && one.state === "good" ? "" : "hs-short"}
          >
            <td>{one.item}</td>
            <td>{one.expected}</td>
            <td>{one.actual}</td>
            <td>{t(`shifts.property.${one.state}`)}</td>
            <td>{one.explanation}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 钥匙 (KEY-2): how many should hang there, are lent, and do hang there. */
export function KeysTable({
  counted,
}: {
  readonly counted: readonly NonNullable<ShiftView["keys"]>["items"][number][];
}): ReactElement {
  const { t } = useTranslation();
  return (
    <table className="hs-table">
      <thead>
        <tr>
          <th scope="col">{t("shifts.keys.key")}</th>
          <th scope="col">{t("shifts.property.expected")}</th>
          <th scope="col">{t("shifts.keys.outTitle")}</th>
          <th scope="col">{t("shifts.property.actual")}</th>
          <th scope="col">{t("shifts.property.explanation")}</th>
        </tr>
      </thead>
      <tbody>
        {counted.map((one) => (
          <tr key={one.code} data-piece="" className={one.present === one.expected ? "" : "hs-short"}>
            <td>
              {one.name} <span className="mono hs-number">{one.code}</span>
            </td>
            <td>{one.expected}</td>
            <td>{one.out}</td>
            <td>{one.present}</td>
            <td>{one.explanation}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 未完事项: what, who follows it, until when, why it is open (DUTY-4). */
export function ItemsTable({ items }: { readonly items: readonly HandoverItem[] }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  if (items.length === 0) return <p data-piece="">{t("shifts.items.none")}</p>;
  return (
    <table className="hs-table hs-items">
      <thead>
        <tr>
          <th scope="col">{t("shifts.items.what")}</th>
          <th scope="col">{t("shifts.items.followedBy")}</th>
          <th scope="col">{t("shifts.items.due")}</th>
          <th scope="col">{t("shifts.items.why")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.key} data-piece="">
            <td>
              {item.important && <strong className="hs-important">{t("shifts.items.important")}</strong>}{" "}
              {item.subject === "" ? t("shifts.items.erased") : item.subject}
              <div className="mono hs-number">{item.number}</div>
            </td>
            <td>{item.followedBy}</td>
            <td>{item.followDueMs === null ? "" : exactTime(item.followDueMs, zone).slice(5, 16)}</td>
            <td>{item.why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
