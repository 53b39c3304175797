import { useId, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import "./field.css";

export interface FieldIds {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
  readonly "aria-required": boolean | undefined;
}

/** Label above, required marked once, the error in words under it. The control gets the ids that tie them. */
export function Field({
  label,
  required = false,
  error,
  hint,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly required?: boolean;
  /** Words of what is wrong; null or absent: nothing. */
  readonly error?: string | null | undefined;
  readonly hint?: ReactNode;
  /** Over both columns of a form. */
  readonly wide?: boolean;
  readonly children: (ids: FieldIds) => ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const wrong = error !== undefined && error !== null && error !== "";
  const note = wrong || hint !== undefined ? `${id}-note` : undefined;
  return (
    <div className={wide ? "field field-wide" : "field"}>
      <label className="field-label" htmlFor={id} id={`${id}-label`}>
        {label}
        {required && (
          <span className="field-required" title={t("ui.required")} aria-hidden="true">
            *
          </span>
        )}
      </label>
      {children({
        id,
        "aria-describedby": note,
        "aria-invalid": wrong ? true : undefined,
        "aria-required": required ? true : undefined,
      })}
      {note !== undefined && (
        <div className={wrong ? "field-error" : "field-hint"} id={note} role={wrong ? "alert" : undefined}>
          {wrong ? error : hint}
        </div>
      )}
    </div>
  );
}
