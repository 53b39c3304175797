import { ArrowLeftOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { CodeLine } from "../../../shared/contract/keys.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { goTo } from "../../app/frame/use-place.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FormFor } from "../../ui/form-for.tsx";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { ALL_TAGS, useCodeSheet } from "./use-code-sheet.ts";
import "../../ui/text-link.css";
import "./count.css";

interface SheetProps {
  readonly onBack: () => void;
  readonly onOpen: (id: string) => void;
}

/** 编码对照表: which tag hangs on which key. Asked for with a reason, recorded before it is shown, gone with the page. */
export function CodeSheetPage({ onBack, onOpen }: SheetProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="count">
      <header className="count-head">
        <Button icon={<ArrowLeftOutlined />} onClick={onBack}>
          {t("keys.sheet.back")}
        </Button>
        <div>
          <h2 className="page-title">{t("keys.sheet.title")}</h2>
          <p className="muted">{t("keys.sheet.hint")}</p>
        </div>
      </header>
      <FormFor
        command="key.view-code-sheet"
        who={{ title: t("keys.sheet.notYours"), words: t("keys.sheet.whose") }}
      >
        <SheetFor onBack={onBack} onOpen={onOpen} />
      </FormFor>
    </div>
  );
}

/** It hangs on more than one key, as desks that were apart may have done. */
function twice(tag: string, lines: readonly CodeLine[]): boolean {
  const same = lines.filter((line) => line.tag.toUpperCase() === tag.toUpperCase());
  return same.length > 1;
}

function SheetFor({ onBack, onOpen }: SheetProps): ReactElement {
  const { t } = useTranslation();
  const { sheet, show, hide, busy, error } = useCodeSheet();
  if (sheet === null) {
    return (
      <div className="sheet-ask">
        <ReasonPrompt
          title={t("keys.sheet.reason")}
          action={t("keys.sheet.show")}
          busy={busy}
          error={error}
          onGive={show}
          onCancel={onBack}
        />
      </div>
    );
  }
  return (
    <div className="count-body">
      <div className="count-sheet">
        {sheet.lines.length === 0 ? (
          <EmptyState title={t("keys.sheet.empty")} />
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{t("keys.sheet.tag")}</th>
                <th scope="col">{t("keys.sheet.key")}</th>
                <th scope="col">{t("keys.sheet.hook")}</th>
              </tr>
            </thead>
            <tbody>
              {sheet.lines.map((line) => (
                <tr key={line.id}>
                  <td className="mono">
                    <strong>{line.tag}</strong>{" "}
                    {twice(line.tag, sheet.lines) && (
                      <StatusTag tone="red">{t("keys.sheet.twice")}</StatusTag>
                    )}
                  </td>
                  <td>
                    <button type="button" className="text-link" onClick={() => onOpen(line.id)}>
                      <span className={line.unit === "" ? "" : "mono"}>{line.unit || line.place}</span>
                    </button>{" "}
                    <span className="mono muted">{line.code}</span>
                  </td>
                  <td className="mono">{line.hook}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <aside className="count-past card" aria-label={t("keys.sheet.views")}>
        <Button onClick={hide}>{t("keys.sheet.hide")}</Button>
        {sheet.lines.length > 0 && (
          <>
            <Button icon={<PrinterOutlined />} onClick={() => goTo("print", "key-tags", ALL_TAGS)}>
              {t("keys.sheet.printTags")}
            </Button>
            <Button icon={<PrinterOutlined />} onClick={() => goTo("print", "key-codes", ALL_TAGS)}>
              {t("keys.sheet.printSheet")}
            </Button>
          </>
        )}
        <h3 className="section-title">{t("keys.sheet.views")}</h3>
        <ul className="loans">
          {sheet.views.map(({ atMs, by, reason }) => (
            <li key={`${by} ${atMs}`} className="loan-past">
              {by} · {reason} <span className="muted">· </span>
              <TimeText at={atMs} />
            </li>
          ))}
        </ul>
      </aside>
    </div>
  );
}
