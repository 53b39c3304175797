import type { ComponentType, ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { CodeLine } from "../../../shared/contract/keys.ts";
import type { PrintProps } from "../../app/page-props.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FormFor } from "../../ui/form-for.tsx";
import { PrintPage } from "../../ui/print-page.tsx";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { ALL_TAGS, useCodeSheet } from "./use-code-sheet.ts";
import "./print-codes.css";

/** What one A4 page holds. */
const TAGS_A_PAGE = 24;
const LINES_A_PAGE = 34;

/** 编码牌 to cut out: the code alone, so that a key that is found opens nobody's door (KEY-3). */
export function PrintKeyTags({ id }: PrintProps): ReactElement {
  const { t } = useTranslation();
  const words = { reason: t("keys.print.tagsReason"), title: t("keys.print.tags") };
  return <WithCodes of={id} {...words} perPage={TAGS_A_PAGE} Paper={TagsPaper} />;
}

/** 编码对照表 on paper, for the safe. */
export function PrintKeyCodes({ id }: PrintProps): ReactElement {
  const { t } = useTranslation();
  const words = { reason: t("keys.print.codesReason"), title: t("keys.print.codes") };
  return <WithCodes of={id} {...words} perPage={LINES_A_PAGE} Paper={CodesPaper} />;
}

interface PaperProps {
  readonly lines: readonly CodeLine[];
}

function TagsPaper({ lines }: PaperProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <p className="code-tags-hint">{t("keys.print.tagsHint")}</p>
      <div className="code-tags">
        {lines.map((line) => (
          <div key={line.id} className="code-tag">
            <span className="code-tag-hole" />
            <span className="code-tag-code">{line.tag}</span>
          </div>
        ))}
      </div>
    </>
  );
}

function CodesPaper({ lines }: PaperProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <p className="code-tags-hint">{t("keys.print.codesHint")}</p>
      <table className="code-lines">
        <thead>
          <tr>
            <th scope="col">{t("keys.sheet.tag")}</th>
            <th scope="col">{t("keys.columns.code")}</th>
            <th scope="col">{t("keys.columns.what")}</th>
            <th scope="col">{t("keys.record.kind")}</th>
            <th scope="col">{t("keys.sheet.hook")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <strong>{line.tag}</strong>
              </td>
              <td>{line.code}</td>
              <td>{line.unit || line.place}</td>
              <td>{t(`keys.kindOne.${line.kind}`)}</td>
              <td>{line.hook}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface CodesProps {
  /** A key, or all of them. */
  readonly of: string;
  readonly reason: string;
  readonly title: string;
  readonly perPage: number;
  readonly Paper: ComponentType<PaperProps>;
}

/** As on the screen: who may see the codes gives a reason first, and that is recorded. */
function WithCodes(props: CodesProps): ReactElement {
  const { t } = useTranslation();
  return (
    <FormFor
      command="key.view-code-sheet"
      who={{ title: t("keys.sheet.notYours"), words: t("keys.sheet.whose") }}
    >
      <Codes {...props} />
    </FormFor>
  );
}

function Codes({ of, reason, title, perPage, Paper }: CodesProps): ReactElement {
  const { t } = useTranslation();
  const { sheet, show, busy, error } = useCodeSheet();
  if (sheet === null) {
    return (
      <div className="code-ask">
        <ReasonPrompt
          title={reason}
          action={t("keys.print.preview")}
          busy={busy}
          error={error}
          onGive={show}
          onCancel={() => window.history.back()}
        />
      </div>
    );
  }
  const lines = sheet.lines.filter(({ id }) => of === ALL_TAGS || id === of);
  if (lines.length === 0) return <EmptyState title={t("keys.sheet.empty")} />;
  const pages = Array.from({ length: Math.ceil(lines.length / perPage) }, (_, page) =>
    lines.slice(page * perPage, (page + 1) * perPage),
  );
  return (
    <PrintPage
      paper="A4"
      title={title}
      number=""
      sheets={pages.map((part) => (
        <Paper key={part[0]?.id} lines={part} />
      ))}
    />
  );
}
