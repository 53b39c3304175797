import type { TFunction } from "i18next";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";
import { formatFen } from "../../../shared/kernel/money.ts";
import { useZone } from "../../app/program.ts";
import type { Cut } from "../../ui/cut-pieces.ts";
import { SignatureImage } from "../../ui/signature-image.tsx";
import { exactTime } from "../../ui/time-words.ts";
import "./print-order.css";

/** What one row of the paper says: a label and its words, three times or once over the whole width. */
type PaperCell = readonly [label: string, content: ReactNode];
interface PaperRow {
  readonly look: "line" | "tall" | "charge" | "sign";
  readonly cells: readonly PaperCell[];
}

/** A sheet holds so much of a long text together with its neighbours; what is longer goes on in a row of its own. */
const ROW_CHARACTERS = 300;

/** The order's paper, or those of its rows that one sheet has room for. */
export function OrderPaper({
  order,
  pieces,
}: {
  readonly order: WorkOrderView;
  readonly pieces?: Cut;
}): ReactElement {
  const { t } = useTranslation();
  const rows = paperRows(order, useZone(), t);
  const shown = pieces === undefined ? rows : rows.slice(pieces.from, pieces.to);
  return (
    <table className="paper-order">
      {/* Every sheet has the columns of the first, whatever it begins with. */}
      <colgroup>
        {[1, 2, 3].map((pair) => (
          <Fragment key={pair}>
            <col className="paper-label" />
            <col />
          </Fragment>
        ))}
      </colgroup>
      <tbody>
        {[...shown.entries()].map(([index, { look, cells }]) => {
          const [first] = cells;
          const goesOn = cells.length === 1 && shown[index - 1]?.cells[0]?.[0] === first?.[0];
          return (
            <tr key={index} data-piece="" className={`paper-${look}${goesOn ? " paper-goes-on" : ""}`}>
              {cells.map(([label, content], at) => (
                <Fragment key={label}>
                  <th scope="row">{goesOn ? "" : label}</th>
                  <td colSpan={width(cells.length, at)}>{content}</td>
                </Fragment>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Of the five columns beside the first label: all to one cell, three to the last of two. */
function width(cells: number, at: number): number {
  if (cells === 1) return 5;
  return cells === 2 && at === 1 ? 3 : 1;
}

/** Room to write where nothing stands yet. */
function longRows(label: string, text: string): readonly PaperRow[] {
  if (text === "") return [{ look: "tall", cells: [[label, ""]] }];
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  const rows: PaperRow[] = [];
  for (let from = 0; from < characters.length; from += ROW_CHARACTERS) {
    const part = characters.slice(from, from + ROW_CHARACTERS).join("");
    rows.push({ look: "line", cells: [[label, part]] });
  }
  return rows;
}

function paperRows(order: WorkOrderView, zone: string, t: TFunction): readonly PaperRow[] {
  const when = (ms: number | null): string => (ms === null ? "" : exactTime(ms, zone).slice(0, 16));
  const place = [order.unit, order.publicArea, order.location].filter((part) => part !== "").join(" ");
  const follow = order.followUps.findLast((call) => call.reached);
  const opinion = [order.opinion, follow?.answer ?? ""].filter((part) => part !== "").join(" / ");
  const line = (...cells: readonly PaperCell[]): PaperRow => ({ look: "line", cells });
  return [
    line(
      [t("workOrders.print.received"), when(order.receivedAtMs)],
      [t("workOrders.print.channel"), t(`workOrders.channel.${order.channel}`)],
      [t("workOrders.print.grade"), t(`workOrders.grade.${order.grade}`)],
    ),
    line(
      [t("workOrders.print.place"), place],
      [t("workOrders.print.reporter"), order.reporter],
      [t("workOrders.print.phone"), order.phoneMasked],
    ),
    ...longRows(t("workOrders.print.fault"), order.fault),
    line(
      [t("workOrders.print.dispatched"), when(order.dispatchedAtMs)],
      [t("workOrders.print.technician"), order.technician],
      [t("workOrders.print.appointment"), when(order.appointmentMs)],
    ),
    line(
      [t("workOrders.print.arrived"), when(order.arrivedAtMs)],
      [t("workOrders.print.finished"), when(order.finishedAtMs)],
      [t("workOrders.print.charge"), t(`workOrders.charge.${order.charge}`)],
    ),
    ...workRows(order, t),
    ...longRows(t("workOrders.print.opinion"), opinion),
    {
      look: "sign",
      cells: [
        [t("workOrders.print.technicianSign"), signatureOf(order.technicianSignature)],
        [t("workOrders.print.residentSign"), signatureOf(order.residentSignature)],
        [t("workOrders.print.clerk"), order.clerk],
      ],
    },
  ];
}

/** What was done and what it costs; one row to write both in where nothing stands yet. */
function workRows(order: WorkOrderView, t: TFunction): readonly PaperRow[] {
  const result = t("workOrders.print.result");
  if (order.result !== "" || order.charges !== null || order.quote !== null) {
    return [...longRows(result, order.result), ...chargeRows(order, t)];
  }
  const cells: readonly PaperCell[] = [
    [result, ""],
    [t("workOrders.print.materials"), ""],
  ];
  return [{ look: "tall", cells }];
}

function signatureOf(signature: WorkOrderView["residentSignature"]): ReactNode {
  return signature === null ? "" : <SignatureImage signature={signature} />;
}

/** REP-5: each material with its quantity and price, labour, the sum (quoted or charged), how it was paid. */
function chargeRows(order: WorkOrderView, t: TFunction): readonly PaperRow[] {
  const label = t("workOrders.print.materials");
  const { quote, payments } = order;
  const charges = order.charges ?? quote;
  if (charges === null) return [{ look: "tall", cells: [[label, ""]] }];
  const row = (words: string, amount: ReactNode): PaperRow => ({
    look: "charge",
    cells: [
      [
        label,
        <div key={words} className="paper-amount">
          <span>{words}</span>
          {amount}
        </div>,
      ],
    ],
  });
  const paid = payments.map(({ method, receipt }) =>
    t("workOrders.print.paid", { method: t(`workOrders.charges.methods.${method}`), receipt }),
  );
  const agreed =
    order.charges !== null || quote === null
      ? []
      : [
          t("workOrders.charges.agreed", {
            name: quote.agreedBy,
            method: t(`workOrders.charges.quoteMethods.${quote.method}`),
          }),
        ];
  return [
    ...charges.parts.map(({ name, spec, qty, price }) =>
      row(t("workOrders.charges.partLine", { name, spec, qty }), <span>{formatFen(qty * price)}</span>),
    ),
    row(t("workOrders.print.labour"), <span>{formatFen(charges.labour)}</span>),
    row(
      [...agreed, ...paid].join(" / "),
      <strong>
        {t(order.charges === null ? "workOrders.print.quoted" : "workOrders.print.total", {
          total: formatFen(charges.totalFen),
        })}
      </strong>,
    ),
  ];
}
