import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import {
  answers,
  consentMethods,
  type Answer,
  type ConsentMethod,
} from "../../../shared/modules/visits/index.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { Field } from "../../ui/field.tsx";

const tones = { agreed: "green", refused: "red", "not-reached": "blue", awaiting: "blue" } as const;

/** 住户确认 (VIS-2): how the resident was asked, what they said, who said it. */
export function ConsentField({
  method,
  answer,
  by,
  host,
  standing,
  waits,
  error,
  byError,
  onMethod,
  onAnswer,
  onBy,
  onNext,
}: {
  readonly method: ConsentMethod | null;
  readonly answer: Answer | null;
  readonly by: string;
  /** Stands for who answered unless another is named. */
  readonly host: string;
  /** A standing authorisation of this very visitor is known. */
  readonly standing: boolean;
  /** The visit is entered now: 等待 is an answer too, and a standing authorisation may count. */
  readonly waits: boolean;
  readonly error: string | null;
  readonly byError: string | null;
  readonly onMethod: (method: ConsentMethod) => void;
  readonly onAnswer: (answer: Answer) => void;
  readonly onBy: (by: string) => void;
  /** A digit or a click chose: on to what comes next. */
  readonly onNext: (from: "method" | "answer") => void;
}): ReactElement {
  const { t } = useTranslation();
  const asksWho = (answer === "agreed" || answer === "refused") && method !== "standing";
  return (
    <div className="visit-consent" data-part="consent">
      <ChoiceField
        label={t("visits.form.consent")}
        required
        error={error}
        choices={consentMethods
          .filter((value) => waits || value !== "standing")
          .map((value) => ({
            value,
            label: t(`visits.method.${value}`),
            disabled: value === "standing" && !standing,
          }))}
        value={method}
        onChange={onMethod}
        onChosen={() => onNext("method")}
      />
      {method !== null && method !== "standing" && (
        <ChoiceButtons
          label={t("visits.form.answer")}
          choices={answers
            .filter((value) => waits || value !== "awaiting")
            .map((value) => ({
              value,
              tone: tones[value],
              label: (
                <>
                  {value === "agreed" && <CheckOutlined />} {value === "refused" && <CloseOutlined />}{" "}
                  {t(`visits.answer.${value}`)}
                </>
              ),
            }))}
          value={answer}
          onChange={onAnswer}
          onChosen={() => onNext("answer")}
        />
      )}
      {asksWho && (host === "" || by !== "" || byError !== null) && (
        <div data-part="consent.by">
          <Field label={t("visits.form.by")} required error={byError}>
            {(ids) => (
              <Input
                {...ids}
                value={by}
                maxLength={100}
                autoComplete="off"
                onChange={({ target }) => onBy(target.value)}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}
