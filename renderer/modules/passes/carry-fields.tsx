import { Select } from "antd";
import { useEffect, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";
import { Field } from "../../ui/field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { PassForm } from "./use-pass-form.ts";

/** Why, who carries it, and by which gate (GDS-2, GDS-3). */
export function CarryFields({ form: control }: { readonly form: PassForm }): ReactElement {
  const { t } = useTranslation();
  const { form, change, errorOf } = control;
  const gates = useLive({
    key: ["passes.gates"],
    kinds: ["site", "post"],
    read: async (host) => host.passes.gates(),
  }).data;
  const only = gates?.length === 1 ? gates[0] : undefined;
  useEffect(() => {
    if (form.gate === "" && only !== undefined) change({ gate: only });
    // The one gate there is need not be chosen.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [form.gate, only]);
  return (
    <>
      <Line control={control} name="reason" required hint={t("passes.form.reasonHint")} />
      <div className="form-grid">
        <Line control={control} name="mover" required={form.carrier === ""} />
        <Line control={control} name="carrier" />
        <Line control={control} name="plate" />
        <Field label={t("passes.form.gate")} required error={errorOf("gate")}>
          {(ids) => (
            <div data-part="gate">
              <Select
                {...ids}
                className="pass-gate"
                value={form.gate === "" ? null : form.gate}
                options={(gates ?? []).map((value) => ({ value, label: value }))}
                onChange={(gate: string) => change({ gate })}
              />
            </div>
          )}
        </Field>
      </div>
    </>
  );
}

function Line({
  control: { form, change, errorOf },
  name,
  required = false,
  hint = "",
}: {
  readonly control: PassForm;
  readonly name: "reason" | "mover" | "carrier" | "plate";
  readonly required?: boolean;
  readonly hint?: string;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <TextField
      label={t(`passes.form.${name}`)}
      part={name}
      required={required}
      error={errorOf(name)}
      value={form[name]}
      maxLength={name === "reason" ? 500 : 100}
      placeholder={hint}
      onChange={(text) => change({ [name]: text })}
    />
  );
}
