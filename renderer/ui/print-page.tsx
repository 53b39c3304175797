import { ArrowLeftOutlined, FilePdfOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button, InputNumber } from "antd";
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { renderSVG } from "uqr";
import type { PaperSize, PrintOutcome } from "../../shared/contract/desktop-bridge.ts";
import { pageRule, printPage } from "../app/print.ts";
import { useSession, useZone } from "../app/program.ts";
import { exactTime } from "./time-words.ts";
import { useNow } from "./use-now.ts";
import { focusFirst } from "./focus-first.ts";
import "./print-page.css";

export interface PrintPageProps {
  /** 《特约服务/维修工作单》: the paper's own title, in Chinese. */
  readonly title: string;
  /** Empty: the paper has none. */
  readonly number: string;
  readonly paper: PaperSize;
  /** Text of the QR code; absent: none. */
  readonly qr?: string;
  readonly reprint?: boolean;
  /** Copies asked for at first; 1. */
  readonly copies?: number;
  /** Each one is a sheet of its own. */
  readonly sheets: readonly ReactNode[];
  /** How many equal copies the sheets are, each with pages of its own, for who takes one away; 1. */
  readonly sets?: number;
  /** After it went to the printer (to record the print). */
  readonly onPrinted?: () => void;
}

const MM_PER_INCH = 25.4;
/** Of CSS, on every screen. */
const PIXELS_PER_INCH = 96;

/** A preview as it will be on paper: title, site, number and QR on top, page x / y, printed by, reprint mark. */
export function PrintPage(props: PrintPageProps): ReactElement {
  const { paper, sheets, sets = 1 } = props;
  const pages = Math.ceil(sheets.length / sets);
  const list = useRef<HTMLDivElement>(null);
  const [rollMm, setRollMm] = useState<number | null>(null);
  useEffect(() => {
    const drawn = [...(list.current?.children ?? [])];
    const watch = new ResizeObserver(() => {
      const highest = Math.max(...drawn.map((sheet) => sheet.getBoundingClientRect().height));
      setRollMm(Math.ceil((highest * MM_PER_INCH) / PIXELS_PER_INCH) + 2);
    });
    for (const sheet of drawn) watch.observe(sheet);
    return () => watch.disconnect();
  }, []);
  return (
    <div className="print">
      <style>{pageRule(paper, rollMm)}</style>
      <PrintBar {...props} />
      <div className="print-sheets" ref={list}>
        {sheets.map((sheet, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- sheets are numbered
          <PrintSheet key={index} {...props} page={(index % pages) + 1} pages={pages}>
            {sheet}
          </PrintSheet>
        ))}
      </div>
    </div>
  );
}

/** One sheet: what stands on top of each, its content, its foot. */
export function PrintSheet({
  title,
  number,
  paper,
  qr,
  reprint = false,
  page,
  pages,
  children,
}: Omit<PrintPageProps, "sheets" | "sets"> & {
  readonly page: number;
  readonly pages: number;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(15_000);
  const siteName = useSession(({ app }) => (app?.phase === "ready" ? app.siteName : ""));
  const name = useSession(({ actor }) => actor?.name ?? "");
  return (
    <article className={`sheet sheet-${paper}`}>
      <header className="sheet-head">
        <div>
          <div className="sheet-site">{siteName}</div>
          <div className="sheet-title">{title}</div>
          {number !== "" && (
            <div className="mono">
              <span className="sheet-number">
                {t("ui.print.number")} {number}
              </span>
              {reprint && <span className="sheet-reprint">{t("ui.print.reprint")}</span>}
            </div>
          )}
        </div>
        {qr !== undefined && <img className="sheet-qr" alt={number} src={qrSource(qr)} />}
      </header>
      <div className="sheet-body">{children}</div>
      <footer className="sheet-foot">
        <span>{t("ui.print.by", { name, time: exactTime(nowMs, zone) })}</span>
        <span>{t("ui.print.page", { page, pages })}</span>
      </footer>
    </article>
  );
}

function qrSource(text: string): string {
  return `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 0 }))}`;
}

function PrintBar({ title, number, paper, copies: first = 1, onPrinted }: PrintPageProps): ReactElement {
  const { t } = useTranslation();
  const [copies, setCopies] = useState(first);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<PrintOutcome | null>(null);
  const print = async (to: "printer" | "pdf"): Promise<void> => {
    setBusy(true);
    const answer = await printPage({ to, paper, copies, title: `${title} ${number}`.trim() });
    setBusy(false);
    setOutcome(answer);
    if (answer.outcome === "done") onPrinted?.();
  };
  return (
    <div className="print-bar" role="toolbar" aria-label={t("ui.print.title")}>
      <Button icon={<ArrowLeftOutlined />} onClick={() => window.history.back()}>
        {t("ui.print.back")}
      </Button>
      <output className="print-outcome">
        {outcome?.outcome === "done" && t("ui.print.done")}
        {outcome?.outcome === "failed" && t("ui.print.failed", { reason: outcome.reason })}
      </output>
      {/* A browser asks for copies and for PDF in its own dialog. */}
      {window.lodgebook !== undefined && (
        <>
          <InputNumber
            aria-label={t("ui.print.copies")}
            prefix={t("ui.print.copies")}
            min={1}
            max={9}
            value={copies}
            onChange={(value) => setCopies(value ?? 1)}
          />
          <Button icon={<FilePdfOutlined />} disabled={busy} onClick={() => void print("pdf")}>
            {t("ui.print.pdf")}
          </Button>
        </>
      )}
      <Button
        ref={focusFirst}
        type="primary"
        icon={<PrinterOutlined />}
        loading={busy}
        onClick={() => void print("printer")}
      >
        {t("ui.print.printer")}
      </Button>
    </div>
  );
}
