import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { grades } from "../../../shared/modules/work-orders/index.ts";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { Field } from "../../ui/field.tsx";
import { FoldButton } from "../../ui/fold-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { lateFields } from "../../ui/late-entry.tsx";
import { focusPart, RegisterForm } from "../../ui/register-form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { toUnread } from "../../ui/to-unread.ts";
import { MoreFields } from "./more-fields.tsx";
import { PastOrder } from "./past-order.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { SavedOrderBanner } from "./saved-order-banner.tsx";
import { TechnicianSelect } from "./technician-select.tsx";
import { useOrderForm, type SavedOrder } from "./use-order-form.ts";

const shownFields = new Set(["unit", "reporter", "phone", "fault", "appointment", "technician"]);
const foldedFields = new Set(lateFields);

/** 新建工单 (REP-1): by keyboard alone, and to engineering with the last key. */
export function OrderFormPanel({
  arrived,
  onOpen,
  prefill,
}: {
  /** Grows when somebody asks for the form: the cursor goes back into its first field. */
  readonly arrived: number;
  readonly onOpen: (id: string) => void;
  /** The order whose repair did not last, when this is its 返工. */
  readonly prefill: Parameters<ReturnType<typeof useOrderForm>["change"]>[0] | null;
}): ReactElement {
  const { t } = useTranslation();
  const root = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState<SavedOrder | null>(null);
  const control = useOrderForm(setSaved);
  const { form, change, error, errorOf } = control;

  useEffect(() => focusPart(root.current, "unit"), [arrived, saved]);
  useEffect(() => {
    if (prefill !== null) change(prefill);
    // Only another order to do again fills the form in.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [prefill]);

  const save = async (dispatch: boolean): Promise<void> => {
    if (toUnread(root.current)) return;
    const refused = await control.save(dispatch);
    if (refused?.field === undefined) return;
    if (foldedFields.has(refused.field)) control.unfold();
    focusPart(root.current, refused.field);
  };
  const taken = (): void => void requestAnimationFrame(() => focusPart(root.current, "fault"));
  return (
    <RegisterForm
      form={root}
      title={t("workOrders.form.title")}
      buttons={
        <>
          <Button onClick={control.reset}>{t("workOrders.form.clear")}</Button>
          <Button onClick={() => void save(false)}>{t("workOrders.form.saveOnly")}</Button>
          <Button type="primary" loading={control.busy} onClick={() => void save(true)}>
            {t("workOrders.form.save")}
            <Kbd keys="Ctrl ↵" />
          </Button>
        </>
      }
      saved={saved !== null && form.fault === "" && <SavedOrderBanner order={saved} onOpen={onOpen} />}
      restored={control.restored}
      error={error}
      showsField={(field) => shownFields.has(field) || foldedFields.has(field)}
      onSave={() => void save(true)}
    >
      <PlaceFields form={control} onTaken={taken} />
      <PastOrder form={control} />
      <TextField
        label={t("workOrders.form.fault")}
        part="fault"
        required
        error={errorOf("fault")}
        value={form.fault}
        maxLength={500}
        rows={4}
        onChange={(fault) => change({ fault })}
      />
      <TextField
        label={t("workOrders.form.location")}
        value={form.location}
        placeholder={t("workOrders.form.locationHint")}
        onChange={(location) => change({ location })}
      />
      <ChoiceField
        label={t("workOrders.form.grade")}
        required
        choices={grades.map((value) => ({
          value,
          label: t(`workOrders.grade.${value}`),
          tone: value === "urgent" ? "red" : "blue",
        }))}
        value={form.grade}
        onChange={(grade) => change({ grade })}
      />
      {(form.grade === "booked" || form.appointment !== null) && (
        <Field label={t("workOrders.form.appointment")} required error={errorOf("appointment")}>
          {(ids) => (
            <TimeField
              ids={ids}
              part="appointment"
              value={form.appointment}
              sense="future"
              onChange={(appointment) => change({ appointment })}
            />
          )}
        </Field>
      )}
      <Field label={t("workOrders.form.technician")} error={errorOf("technician")}>
        {(ids) => (
          <TechnicianSelect
            ids={ids}
            value={form.technician}
            nobody={t("workOrders.form.technicianHint")}
            onChange={(technician) => change({ technician })}
          />
        )}
      </Field>
      <FoldButton
        open={form.more}
        label={t("workOrders.form.more")}
        onToggle={() => change({ more: !form.more })}
      />
      {form.more && <MoreFields form={control} />}
    </RegisterForm>
  );
}
