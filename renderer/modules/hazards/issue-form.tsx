import { CheckCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../../shared/contract/commands.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { Panel } from "../../ui/panel.tsx";
import { toUnread } from "../../ui/to-unread.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";
import { HandOver } from "./hand-over.tsx";
import { PurposeFields, SafetyFields, StockFields } from "./issue-fields.tsx";
import { Pictograms } from "./pictograms.tsx";
import { useIssueForm } from "./use-issue-form.ts";

const shownFields = new Set(["substance", "batch", "qty", "use", "place", "user", "ppeChecked"]);
const foldedFields = new Set(["witness", "lentTo", "lentReason", "late", "late.reason", "late.occurredAt"]);

/** 发放危险品 (HAZ-3): what, for whom and what for; then both sign and the issuer gives the PIN. */
export function IssueFormPanel({
  arrived,
  onOpen,
}: {
  /** Grows when somebody asks for the form: the cursor goes back into its first field. */
  readonly arrived: number;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const root = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState<Outcome | null>(null);
  const [handing, setHanding] = useState(false);
  const control = useIssueForm((slip) => {
    setHanding(false);
    setSaved(slip);
  });
  const { form, change, error } = control;
  const { goods } = control.stock;

  const focusPart = (part: string): void => {
    const at = root.current?.querySelector<HTMLElement>(`[data-part="${part}"]`);
    const field =
      at?.matches("input") === true ? at : at?.querySelector<HTMLElement>("input, [tabindex='0']");
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  };
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- every arrival here, and every save, takes the cursor
  useEffect(() => focusPart("substance"), [arrived, saved, control.stock.loaded]);

  const next = (): void => {
    if (toUnread(root.current)) return;
    const found = control.check();
    setHanding(found === null);
    if (found?.field === undefined) return;
    if (foldedFields.has(found.field)) change({ more: true });
    focusPart(found.field);
  };
  const onKeyDown = useFormKeyboard({ onSave: next });
  if (handing) {
    return (
      <Panel title={t("hazards.hand.title")} onClose={() => setHanding(false)}>
        <HandOver form={control} onBack={() => setHanding(false)} />
      </Panel>
    );
  }
  const elsewhere =
    error !== null && !shownFields.has(error.field ?? "") && !foldedFields.has(error.field ?? "");
  const nothing = control.stock.loaded && control.stock.offered.length === 0;
  return (
    <Panel
      title={t("hazards.form.title")}
      extra={goods !== null && <Pictograms pictograms={goods.pictograms} />}
      footer={
        <>
          <Button onClick={control.reset}>{t("hazards.form.clear")}</Button>
          <Button type="primary" disabled={nothing} onClick={next}>
            {t("hazards.form.next")}
            <Kbd keys="Ctrl ↵" />
          </Button>
        </>
      }
    >
      {saved !== null && form.qty === "" && <SavedSlip slip={saved} onOpen={onOpen} />}
      {control.restored && <p className="field-hint">{t("hazards.form.restored")}</p>}
      {nothing && <p className="field-hint">{t("hazards.form.nothing")}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields */}
      <form
        className="form-column"
        ref={root}
        aria-label={t("hazards.form.title")}
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        <StockFields form={control} onChosen={() => requestAnimationFrame(() => focusPart("qty"))} />
        <PurposeFields form={control} />
        <SafetyFields form={control} />
        {elsewhere && (
          <p className="field-error" role="alert">
            {words(error)}
          </p>
        )}
      </form>
    </Panel>
  );
}

/** The number to write on the label, in large type, above the next empty form. */
function SavedSlip({
  slip,
  onOpen,
}: {
  readonly slip: Outcome;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <output className="hazard-saved">
      <div>
        <CheckCircleFilled /> {t("hazards.form.saved")}
      </div>
      <div className="hazard-saved-number mono">{slip.number}</div>
      <Button size="small" onClick={() => onOpen(slip.id)}>
        {t("hazards.form.open")}
      </Button>
    </output>
  );
}
