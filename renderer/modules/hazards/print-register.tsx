import type { TFunction } from "i18next";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { HazardMonth } from "../../../shared/contract/hazards.ts";
import { useCommand } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import type { PrintProps } from "../../app/page-props.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { PrintPage } from "../../ui/print-page.tsx";
import { SignatureImage } from "../../ui/signature-image.tsx";
import { exactTime } from "../../ui/time-words.ts";
import { Pictograms } from "./pictograms.tsx";
import { dealToSheets } from "./register-pages.ts";
import "./print-register.css";

type Line = HazardMonth["lines"][number];

/** 《危险品使用登记表》 of one substance and month, A4; what goes to paper is recorded. */
export function PrintRegister({ id }: PrintProps): ReactElement {
  const { t } = useTranslation();
  const print = useCommand("substance.print-register");
  const [substance = "", month = ""] = id.split(" ");
  const { data, error } = useLive({
    key: ["hazards.month", substance, month],
    kinds: ["substance", "hazard-batch", "hazard-issue"],
    read: async (host) => host.hazards.month({ substance, month }),
    keepPrevious: false,
  });
  if (data === undefined) {
    return <Awaited error={error} />;
  }
  const sheets = dealToSheets(data.lines, (line) => purposeOf(line, t)).map((lines, page, all) => (
    <RegisterPaper
      // oxlint-disable-next-line react/no-array-index-key -- sheets are numbered
      key={page}
      month={data}
      lines={lines}
      isFirst={page === 0}
      isLast={page === all.length - 1}
    />
  ));
  return (
    <PrintPage
      paper="A4"
      title={t("hazards.print.title")}
      number={t("hazards.print.sheet", { name: data.substance.name, month: data.month })}
      reprint={data.prints > 0}
      sheets={sheets}
      onPrinted={() => void print.run({ month: data.month }, { id: substance })}
    />
  );
}

function RegisterPaper({
  month,
  lines,
  isFirst,
  isLast,
}: {
  readonly month: HazardMonth;
  readonly lines: readonly Line[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const heads = ["time", "batch", "what", "in", "out", "used", "returned", "spilt", "balance"] as const;
  return (
    <>
      {isFirst && <GoodsHead month={month} />}
      <table className="paper-hazards">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={`paper-${head}`}>
                {t(`hazards.print.${head}`)}
              </th>
            ))}
            <th scope="col" className="paper-purpose">
              {t("hazards.print.purpose")}
            </th>
            <th scope="col" className="paper-person">
              {t("hazards.print.user")}
            </th>
            <th scope="col" className="paper-person">
              {t("hazards.print.issuer")}
            </th>
          </tr>
        </thead>
        <tbody>
          {isFirst && (
            <tr className="paper-total">
              <td colSpan={8}>{t("hazards.print.opening")}</td>
              <td className="paper-number">{month.opening}</td>
              <td colSpan={3}>{t(`hazards.unit.${month.substance.unit}`)}</td>
            </tr>
          )}
          {lines.map((line) => (
            <MovementRow key={`${line.atMs} ${line.kind} ${line.number} ${line.balance}`} line={line} />
          ))}
          {isLast && <Totals month={month} />}
        </tbody>
      </table>
      {isLast && (
        <div className="paper-signs">
          <span>{t("hazards.print.foreman")}</span>
          <span>{t("hazards.print.supervisor")}</span>
        </div>
      )}
    </>
  );
}

function GoodsHead({ month: { substance } }: { readonly month: HazardMonth }): ReactElement {
  const { t } = useTranslation();
  const codes = [substance.cas, substance.un].filter((code) => code !== "").join(" / ");
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("hazards.print.name"), `${substance.name} · ${t(`hazards.signalWord.${substance.signalWord}`)}`],
    [t("hazards.print.codes"), codes],
    [t("hazards.print.spec"), substance.spec],
    [t("hazards.print.unit"), t(`hazards.unit.${substance.unit}`)],
    [t("hazards.print.location"), substance.location],
    [t("hazards.print.minimum"), substance.minimum === 0 ? "" : String(substance.minimum)],
  ];
  return (
    <div className="paper-goods">
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Pictograms pictograms={substance.pictograms} size={52} />
    </div>
  );
}

function MovementRow({ line }: { readonly line: Line }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const { kind, delta, used, returned, spilt, slip } = line;
  const isOut = kind === "issued" || kind === "written-off";
  const isIn = kind === "drawn" || kind === "voided";
  const isDifference = kind === "counted" || kind === "settled";
  const number = (value: number | null): string => (value === null ? "" : String(value));
  return (
    <tr>
      <td>{exactTime(line.atMs, zone).slice(5, 16)}</td>
      <td>{line.batch}</td>
      <td>
        {t(`hazards.movement.${kind}`)}
        {isDifference && ` ${delta > 0 ? "+" : ""}${delta}`}
      </td>
      <td className="paper-number">{isIn ? delta : ""}</td>
      <td className="paper-number">{isOut ? -delta : ""}</td>
      <td className="paper-number">{number(used)}</td>
      <td className="paper-number">{number(returned)}</td>
      <td className="paper-number">{number(spilt)}</td>
      <td className="paper-number">{line.balance}</td>
      <td>{purposeOf(line, t)}</td>
      <td className="paper-signature">
        {kind === "issued" && slip !== null && <Signed signature={slip.userSignature} name={slip.user} />}
      </td>
      <td className="paper-signature">
        {kind === "issued" && slip !== null ? (
          <Signed signature={slip.issuerSignature} name={slip.issuer} />
        ) : kind === "returned" && slip !== null ? (
          slip.receiver
        ) : (
          line.by
        )}
      </td>
    </tr>
  );
}

function Signed({
  signature,
  name,
}: {
  readonly signature: NonNullable<Line["slip"]>["userSignature"];
  readonly name: string;
}): ReactElement {
  return (
    <>
      {signature !== null && <SignatureImage signature={signature} />}
      <div>{name}</div>
    </>
  );
}

/** What stands in the wide column: purpose and place, or where it came from, went to, and why. */
function purposeOf(line: Line, t: TFunction): string {
  const { kind, slip, note, reason, witness } = line;
  const isDifference = kind === "counted" || kind === "settled";
  const parts =
    kind === "issued" && slip !== null
      ? [
          `${slip.use} / ${slip.place}`,
          slip.lentTo === "" ? "" : t("hazards.print.lent", { to: slip.lentTo }),
          ...slip.anomalies.map(({ text }) => t("hazards.print.anomaly", { text })),
          slip.witness === "" ? "" : t("hazards.print.witness", { name: slip.witness }),
        ]
      : [
          isDifference ? "" : note,
          reason,
          witness === "" ? "" : t("hazards.print.witness", { name: witness }),
        ];
  const number = line.number === "" ? [] : [line.number];
  return [...number, ...parts.filter((part) => part !== "")].join(t("ui.semicolon"));
}

function Totals({ month: { totals, closing, lines } }: { readonly month: HazardMonth }): ReactElement {
  const { t } = useTranslation();
  const said = [
    totals.writtenOff === 0 ? "" : t("hazards.print.writtenOff", { count: totals.writtenOff }),
    totals.differences === 0 ? "" : t("hazards.print.differences", { count: totals.differences }),
    lines.length === 0 ? t("hazards.print.empty") : "",
  ];
  return (
    <tr className="paper-total">
      <td colSpan={3}>{t("hazards.print.totals")}</td>
      <td className="paper-number">{totals.drawn}</td>
      <td className="paper-number">{totals.issued}</td>
      <td className="paper-number">{totals.used}</td>
      <td className="paper-number">{totals.returned}</td>
      <td className="paper-number">{totals.spilt}</td>
      <td className="paper-number">{closing}</td>
      <td colSpan={3}>{said.filter((part) => part !== "").join(t("ui.semicolon"))}</td>
    </tr>
  );
}
