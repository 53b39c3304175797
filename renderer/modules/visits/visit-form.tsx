import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { VisitSuggestion } from "../../../shared/contract/visits.ts";
import { categories } from "../../../shared/modules/visits/index.ts";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { FoldButton } from "../../ui/fold-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { lateFields } from "../../ui/late-entry.tsx";
import { Panel } from "../../ui/panel.tsx";
import { toUnread } from "../../ui/to-unread.ts";
import { focusNextField, useFormKeyboard } from "../../ui/use-form-keyboard.ts";
import { AlreadyInside } from "./already-inside.tsx";
import { ConsentField } from "./consent-field.tsx";
import { DocumentField } from "./document-field.tsx";
import { FormTimer } from "./form-timer.tsx";
import { MoreFields } from "./more-fields.tsx";
import { NameField } from "./name-field.tsx";
import { SavedVisitBanner } from "./saved-visit-banner.tsx";
import { useStanding } from "./use-standing.ts";
import { useVisitForm, type SavedVisit } from "./use-visit-form.ts";
import { needsConsent } from "./visit-form-values.ts";
import { VisitingField } from "./visiting-field.tsx";

const ownFields = new Set(["name", "document", "unit", "consent", "consent.by"]);
const moreFields = new Set(["phone", "plate", "partySize", "badge", "emergency", ...lateFields]);

/** Draws what the key just changed, so that the focus can move there before the next key comes. */
function drawNow(): void {
  flushSync(() => undefined);
}

/** Esc: out of the field; what was typed is kept as a draft. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** 登记来访: the form that is always open; by keyboard alone (VIS-1, VIS-2). */
export function VisitForm({
  arrived,
  shown,
  scanned,
  onCleaned,
  onOpen,
}: {
  /** Grows when somebody asks for the form: the cursor goes back into its first field. */
  readonly arrived: number;
  /** A record stands in its place. */
  readonly shown: boolean;
  /** A badge whose signs the scanner also typed into the name. */
  readonly scanned: string | null;
  readonly onCleaned: () => void;
  readonly onOpen: (id: string, action?: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const root = useRef<HTMLFormElement>(null);
  const saveButton = useRef<HTMLButtonElement>(null);
  const [saved, setSaved] = useState<SavedVisit | null>(null);
  const control = useVisitForm(setSaved);
  const { form, change, error, errorOf } = control;
  const standing = useStanding(form);

  const focusPart = (part: string): void => {
    const field = root.current?.querySelector<HTMLElement>(
      `[data-part="${part}"] input:not([readonly]), [data-part="${part}"] [role=radio][tabindex="0"]`,
    );
    field?.focus();
    // What is wrong is said under the field: with it in sight.
    drawNow();
    field?.closest("[data-part]")?.scrollIntoView({ block: "nearest" });
  };
  useEffect(() => {
    if (shown) root.current?.querySelector<HTMLElement>("[data-part=name] input")?.focus();
    // Each arrival and each save puts the cursor back.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [arrived, saved, shown]);

  useEffect(() => {
    if (scanned === null) return;
    if (form.name.endsWith(scanned)) control.typeName(form.name.slice(0, -scanned.length));
    onCleaned();
  }, [scanned, form.name, control, onCleaned]);

  const save = async (): Promise<void> => {
    if (toUnread(root.current)) return;
    const refused = await control.save();
    if (refused?.field === undefined) return;
    if (moreFields.has(refused.field)) control.unfold();
    focusPart(refused.field);
  };
  const onKeyDown = useFormKeyboard({ onSave: () => void save(), onLeave: leaveField });
  /** On to the next field once it is drawn; behind the answer, to the button that saves. */
  const next = (from: "method" | "answer"): void => {
    drawNow();
    const at = document.activeElement;
    if (from === "answer" || root.current === null || at === null) saveButton.current?.focus();
    else focusNextField(root.current, at);
  };
  const takeReturning = (last: VisitSuggestion): void => {
    control.takeReturning(last);
    const lacksDocument = last.documentMasked === "" && last.category !== "delivery";
    drawNow();
    focusPart(lacksDocument ? "document" : "consent");
  };
  const out = form.answer === "refused" || form.answer === "not-reached";
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the form and of its buttons
    <div className="panel-slot" onKeyDown={onKeyDown}>
      <Panel
        title={t("visits.form.title")}
        extra={<FormTimer clock={control.clock} />}
        footer={
          <>
            <Button onClick={control.reset}>{t("visits.form.clear")}</Button>
            <Button ref={saveButton} type="primary" loading={control.busy} onClick={() => void save()}>
              {t(
                form.answer === "agreed" || form.service !== null
                  ? "visits.form.saveInside"
                  : out
                    ? "visits.form.saveOut"
                    : "visits.form.save",
              )}
              <Kbd keys="Ctrl ↵" />
            </Button>
          </>
        }
      >
        {saved !== null && form.name === "" && <SavedVisitBanner visit={saved} onOpen={onOpen} />}
        {control.restored && <p className="field-hint">{t("ui.form.restored")}</p>}
        <form
          className="form-column"
          ref={root}
          aria-label={t("visits.form.title")}
          onSubmit={(event) => event.preventDefault()}
        >
          <div className="visit-name-part" data-part="name">
            <NameField
              value={form.name}
              error={errorOf("name")}
              onType={control.typeName}
              onReturning={takeReturning}
              onAuthorised={(person) => {
                control.takeAuthorised(person);
                drawNow();
                focusPart("document");
              }}
            />
            <AlreadyInside
              form={form}
              onSignOut={(id) => {
                control.reset();
                onOpen(id, "leave");
              }}
            />
          </div>
          <DocumentField form={form} change={change} error={errorOf("document")} />
          <VisitingField form={form} change={change} error={errorOf("unit")} hostError={null} />
          <div className="visit-categories">
            <ChoiceField
              label={t("visits.form.category")}
              required
              choices={categories.map((value) => ({ value, label: t(`visits.category.${value}`) }))}
              value={form.category}
              onChange={(category) => change({ category })}
              onChosen={() => next("method")}
            />
          </div>
          {needsConsent(form) && (
            <ConsentField
              method={form.method}
              answer={form.answer}
              by={form.by}
              host={form.host}
              standing={standing !== null}
              waits
              error={errorOf("consent")}
              byError={errorOf("consent.by")}
              onMethod={(method) => control.ask(method, standing)}
              onAnswer={control.answer}
              onBy={(by) => change({ by })}
              onNext={next}
            />
          )}
          <FoldButton
            open={form.more}
            label={t("visits.form.more")}
            onToggle={() => {
              change({ more: !form.more });
              drawNow();
              root.current?.querySelector("[data-more]")?.scrollIntoView({ block: "nearest" });
            }}
          />
          {form.more && <MoreFields form={form} change={change} errorOf={errorOf} />}
          {error !== null &&
            !ownFields.has(error.field ?? "") &&
            !(form.more && moreFields.has(error.field ?? "")) && (
              <p className="field-error" role="alert">
                {words(error)}
              </p>
            )}
        </form>
      </Panel>
    </div>
  );
}
