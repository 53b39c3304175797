import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import { correctableFields, type CorrectableField } from "../../../shared/modules/visits/index.ts";
import { CorrectionForm } from "../../ui/correction-form.tsx";
import { useAction } from "../../ui/use-action.ts";
import { CorrectedValue } from "./corrected-value.tsx";

/** What the field says now; sealed numbers are typed anew. */
function present(visit: VisitView, field: CorrectableField): string {
  if (field === "document" || field === "phone") return "";
  if (field === "timeIn") return String(visit.timeInMs);
  return String(visit[field] ?? "");
}

/** 更正: one field, what it should be, and why; the former reading stays readable. */
export function CorrectAction({
  visit,
  onClose,
}: {
  readonly visit: VisitView;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const action = useAction("visit.correct", visit.id, onClose);
  return (
    <CorrectionForm
      fields={correctableFields}
      labelOf={(field) => t(`visits.fields.${field}`)}
      present={(field) => present(visit, field)}
      renderReading={(field, control) => <CorrectedValue field={field} {...control} />}
      action={action}
      onSave={(correction) => void action.give(correction)}
      onCancel={onClose}
    />
  );
}
