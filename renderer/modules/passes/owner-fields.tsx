import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryHit } from "../../../shared/contract/directory.ts";
import { asked } from "../../app/host-client.ts";
import { useHost } from "../../app/program.ts";
import { SuggestField } from "../../ui/suggest-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useNow } from "../../ui/use-now.ts";
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
  const host = useHost();
  const nowMs = useNow(15_000);
  const take = (hit: DirectoryHit): void => {
    const [phoneMasked] = hit.phones;
    const known =
      hit.personId === null || phoneMasked === undefined ? null : { id: hit.personId, phoneMasked };
    // Somebody who is not the owner asks for them: the owner is still to be named and asked.
    const owns = hit.relation === "owner" || hit.relation === null;
    if (owns) change({ unit: hit.unit, owner: hit.name, ownerPhone: "", resident: known });
    else void takeTenant(hit);
    onTaken();
  };
  const takeTenant = async (hit: DirectoryHit): Promise<void> => {
    const asking = {
      unit: hit.unit,
      requester: hit.name,
      relation: hit.relation === null ? "" : t(`directory.relations.${hit.relation}`),
      basis: form.basis === "owner" ? ("phone" as const) : form.basis,
      confirmedAt: form.confirmedAt ?? Math.floor(nowMs / 60_000) * 60_000,
    };
    change(asking);
    const found = await asked(host.directory.find({ search: hit.unit, limit: 12 }));
    const owner = found.ok ? found.value.find((one) => one.relation === "owner" && !one.left) : undefined;
    if (owner === undefined || owner.personId === null) return;
    const [phoneMasked] = owner.phones;
    const resident = phoneMasked === undefined ? null : { id: owner.personId, phoneMasked };
    change({ ...asking, owner: owner.name, ownerPhone: "", resident });
  };
  const suggestions = useResidents(form.unit, take);
  return (
    <div className="form-grid">
      <SuggestField
        label={t("passes.form.unit")}
        part="unit"
        required
        error={errorOf("unit")}
        value={form.unit}
        onChange={(unit) => change({ unit, resident: null })}
        suggestions={suggestions}
        listLabel={t("passes.form.residents")}
        placeholder={t("passes.form.unitHint")}
      />
      <TextField
        label={t("passes.form.owner")}
        part="owner"
        required
        error={errorOf("owner")}
        value={form.owner}
        onChange={(owner) => change({ owner, resident: null })}
      />
    </div>
  );
}
