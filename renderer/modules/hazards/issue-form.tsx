import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../../shared/contract/commands.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { Panel } from "../../ui/panel.tsx";
import { focusPart, RegisterForm } from "../../ui/register-form.tsx";
import { SavedBanner } from "../../ui/saved-banner.tsx";
import { toUnread } from "../../ui/to-unread.ts";
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
  const root = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState<Outcome | null>(null);
  const [handing, setHanding] = useState(false);
  const control = useIssueForm((slip) => {
    setHanding(false);
    setSaved(slip);
  });
  const { form, error } = control;
  const { goods } = control.stock;

  const focus = (part: string): void => focusPart(root.current, part);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- every arrival here, and every save, takes the cursor
  useEffect(() => focus("substance"), [arrived, saved, control.stock.loaded]);

  const next = (): void => {
    if (toUnread(root.current)) return;
    const found = control.check();
    setHanding(found === null);
    if (found?.field === undefined) return;
    if (foldedFields.has(found.field)) control.unfold();
    focus(found.field);
  };
  if (handing) {
    return (
      <Panel title={t("hazards.hand.title")} onClose={() => setHanding(false)}>
        <HandOver form={control} onBack={() => setHanding(false)} />
      </Panel>
    );
  }
  const nothing = control.stock.loaded && control.stock.offered.length === 0;
  return (
    <RegisterForm
      form={root}
      title={t("hazards.form.title")}
      extra={goods !== null && <Pictograms pictograms={goods.pictograms} />}
      buttons={
        <>
          <Button onClick={control.reset}>{t("hazards.form.clear")}</Button>
          <Button type="primary" disabled={nothing} onClick={next}>
            {t("hazards.form.next")}
            <Kbd keys="Ctrl ↵" />
          </Button>
        </>
      }
      saved={
        saved !== null &&
        form.qty === "" && (
          <SavedBanner number={saved.number} words={t("hazards.form.saved")}>
            <Button size="small" onClick={() => onOpen(saved.id)}>
              {t("hazards.form.open")}
            </Button>
          </SavedBanner>
        )
      }
      restored={control.restored}
      error={error}
      showsField={(field) => shownFields.has(field) || foldedFields.has(field)}
      onSave={next}
    >
      <StockFields form={control} onChosen={() => requestAnimationFrame(() => focus("qty"))} />
      <PurposeFields form={control} />
      <SafetyFields form={control} />
    </RegisterForm>
  );
}
