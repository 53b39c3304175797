import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassView } from "../../../shared/contract/passes.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { FoldButton } from "../../ui/fold-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { lateFields } from "../../ui/late-entry.tsx";
import { focusPart, RegisterForm } from "../../ui/register-form.tsx";
import { toUnread } from "../../ui/to-unread.ts";
import { BasisFields } from "./basis-fields.tsx";
import { CarryFields } from "./carry-fields.tsx";
import { ItemRows } from "./item-rows.tsx";
import { MoreFields } from "./more-fields.tsx";
import { OwnerFields } from "./owner-fields.tsx";
import type { PassFormValues } from "./pass-form-values.ts";
import { SavedPassBanner } from "./saved-pass-banner.tsx";
import { WriteOver } from "./write-over.tsx";
import { usePassForm, type SavedPass } from "./use-pass-form.ts";

const shownFields = new Set([
  "unit",
  "owner",
  "basis",
  "requester",
  "relation",
  "requesterDocument",
  "confirmedBy",
  "confirmedAt",
  "proxy",
  "reason",
  "mover",
  "carrier",
  "plate",
  "gate",
]);
const foldedFields = new Set(["validOn", "ownerPhone", "requesterPhone", "moverDocument", ...lateFields]);

/** 填写放行条 (GDS-1, GDS-2): by keyboard alone, refused field by field until it is complete. */
export function PassFormPanel({
  arrived,
  before = null,
  refused = null,
  prefill = null,
  onOpen,
  onCancel,
}: {
  /** Grows when somebody asks for the form: the cursor goes back into its first field. */
  readonly arrived: number;
  /** The pass that is changed; absent: a new one. */
  readonly before?: PassView | null;
  /** Why it could not be submitted as it was: said at its field from the start. */
  readonly refused?: DomainError | null;
  /** What another pass left behind, to be written anew. */
  readonly prefill?: Partial<PassFormValues> | null;
  readonly onOpen: (id: string, action?: string) => void;
  readonly onCancel?: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const root = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState<SavedPass | null>(null);
  const control = usePassForm(before, refused, (pass) =>
    before === null ? setSaved(pass) : onOpen(pass.id),
  );
  const { form, change, error } = control;

  /** What is to be written anew while something else is half written: it asks first. */
  const [asked, setAsked] = useState<Partial<PassFormValues> | null>(null);

  useEffect(() => {
    if (asked === null) focusPart(root.current, refused?.field ?? "unit");
  }, [arrived, saved, refused, asked]);
  const fill = (like: Partial<PassFormValues>): void => {
    control.reset();
    change(like);
    setAsked(null);
  };
  useEffect(() => {
    if (prefill === null) return;
    if (control.typed) setAsked(prefill);
    else fill(prefill);
    // Only another pass to write anew fills the form in.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [prefill]);

  const save = async (submit: boolean): Promise<void> => {
    if (toUnread(root.current)) return;
    const problem = await control.save(submit);
    if (problem?.field === undefined) return;
    if (foldedFields.has(problem.field)) control.unfold();
    focusPart(root.current, problem.field);
  };
  const taken = (): void => void requestAnimationFrame(() => focusPart(root.current, "items.0.name"));
  return (
    <RegisterForm
      form={root}
      title={
        before === null ? t("passes.form.title") : t("passes.form.reviseTitle", { number: before.number })
      }
      buttons={
        <>
          <Button onClick={onCancel ?? control.reset}>
            {t(onCancel === undefined ? "passes.form.clear" : "passes.form.cancelRevise")}
          </Button>
          <Button onClick={() => void save(false)}>{t("passes.form.saveDraft")}</Button>
          <Button type="primary" loading={control.busy} onClick={() => void save(true)}>
            {t("passes.form.submit")}
            <Kbd keys="Ctrl ↵" />
          </Button>
        </>
      }
      saved={
        asked === null ? (
          saved !== null && form.unit === "" && <SavedPassBanner pass={saved} onOpen={onOpen} />
        ) : (
          <div className="pass-write-over">
            <WriteOver arrived={arrived} onKeep={() => setAsked(null)} onWrite={() => fill(asked)} />
          </div>
        )
      }
      restored={control.restored}
      error={error}
      showsField={(field) => shownFields.has(field) || foldedFields.has(field) || field.startsWith("items")}
      onSave={() => void save(true)}
    >
      <OwnerFields form={control} onTaken={taken} />
      <BasisFields form={control} />
      <ItemRows form={control} />
      <CarryFields form={control} />
      <FoldButton
        open={form.more}
        label={t("passes.form.more")}
        onToggle={() => change({ more: !form.more })}
      />
      {form.more && <MoreFields form={control} />}
    </RegisterForm>
  );
}
