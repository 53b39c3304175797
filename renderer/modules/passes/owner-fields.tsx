import { Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryHit } from "../../../shared/contract/directory.ts";
import { Field } from "../../ui/field.tsx";
import { SuggestInput } from "../../ui/suggest-input.tsx";
import { useResidents } from "../../ui/use-residents.tsx";
import type { PassForm } from "./use-pass-form.ts";

/** 房号 and 业主: choosing a resident fills in the owner and, unseen, the phone (PRV-1). */
export function OwnerFields({
  form: { form, change, errorOf },
  onTaken,
}: {
  readonly form: PassForm;
  /** A resident was chosen: the cursor may go on. */
  readonly onTaken: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const take = (hit: DirectoryHit): void => {
    const [phoneMasked] = hit.phones;
    const known =
      hit.personId === null || phoneMasked === undefined ? null : { id: hit.personId, phoneMasked };
    // Somebody who is not the owner asks for them: the owner is still to be named and asked.
    const owns = hit.relation === "owner" || hit.relation === null;
    change({
      unit: hit.unit,
      ...(owns
        ? { owner: hit.name, ownerPhone: "", resident: known }
        : { requester: hit.name, basis: form.basis === "owner" ? "phone" : form.basis }),
    });
    onTaken();
  };
  const suggestions = useResidents(form.unit, take);
  return (
    <div className="form-grid">
      <Field label={t("passes.form.unit")} required error={errorOf("unit")}>
        {(ids) => (
          <div data-part="unit">
            <SuggestInput
              ids={ids}
              value={form.unit}
              onChange={(unit) => change({ unit, resident: null })}
              suggestions={suggestions}
              label={t("passes.form.residents")}
              firstIsMarked
              placeholder={t("passes.form.unitHint")}
            />
          </div>
        )}
      </Field>
      <Field label={t("passes.form.owner")} required error={errorOf("owner")}>
        {(ids) => (
          <Input
            {...ids}
            data-part="owner"
            value={form.owner}
            maxLength={100}
            autoComplete="off"
            onChange={({ target }) => change({ owner: target.value, resident: null })}
          />
        )}
      </Field>
    </div>
  );
}
