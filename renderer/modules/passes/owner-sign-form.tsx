import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { SignaturePad, type DrawnStrokes } from "../../ui/signature-pad.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";
import { ShownFacts } from "./shown-facts.tsx";

const fields = ["name", "strokes"];

/** 业主签字, or of who acts for the owner: under exactly what is shown here. */
export function OwnerSignForm({ pass, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState(pass.requester === "" ? pass.owner : pass.requester);
  const [strokes, setStrokes] = useState<DrawnStrokes | null>(null);
  const { give, busy, errorOf, errorBeside, typed } = useAction("pass.owner-sign", pass.id, onDone);
  return (
    <ActionStrip
      title={t("passes.sign.ownerTitle")}
      save={t("passes.sign.save")}
      busy={busy}
      error={errorBeside(fields)}
      onSave={() => void give({ name, strokes, digest: pass.signedDigest })}
      onCancel={onCancel}
    >
      <ShownFacts pass={pass} />
      <Field label={t("passes.sign.name")} required error={errorOf("name")}>
        {(ids) => (
          <Input
            {...ids}
            value={name}
            maxLength={100}
            onChange={({ target }) => {
              typed();
              setName(target.value);
            }}
          />
        )}
      </Field>
      <SignaturePad
        label={t("passes.sign.ownerPad")}
        onChange={(drawn) => {
          typed();
          setStrokes(drawn);
        }}
      />
      {errorOf("strokes") !== null && (
        <p className="field-error" role="alert">
          {errorOf("strokes")}
        </p>
      )}
    </ActionStrip>
  );
}
