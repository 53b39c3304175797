import { Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { focusFirst } from "../../ui/focus-first.ts";

/** The site key as it is copied from the recovery sheet, in the sheet's own groups. */
export function SiteKeyField({
  value,
  onChange,
  error,
  focus = false,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: DomainError | null;
  readonly focus?: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  return (
    <Field
      label={t("sync.sheetKey")}
      hint={t("frame.join.keyHint")}
      required
      wide
      error={error?.field === "siteKey" ? words(error) : null}
    >
      {(ids) => (
        <Input
          {...ids}
          ref={focus ? focusFirst : null}
          className="mono"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={({ target }) => onChange(target.value.toUpperCase())}
        />
      )}
    </Field>
  );
}
