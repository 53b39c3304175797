import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { signers } from "../../../shared/modules/hazards/index.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { SignaturePad, type DrawnStrokes } from "../../ui/signature-pad.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { SlipFormProps } from "./action-props.ts";
import { quantityWords } from "./quantity.tsx";

/** 补签: under exactly what is shown here; the signature carries its digest. */
export function SignIssueForm({ slip, onDone, onCancel }: SlipFormProps): ReactElement {
  const { t } = useTranslation();
  const missing = signers.filter(
    (signer) => (signer === "user" ? slip.userSignature : slip.issuerSignature) === null,
  );
  const [signer, setSigner] = useState(missing[0] ?? "user");
  const [strokes, setStrokes] = useState<DrawnStrokes | null>(null);
  const action = useAction("hazard-issue.sign", slip.id, onDone);
  return (
    <ActionStrip
      title={t("hazards.sign.title")}
      save={t("hazards.sign.save")}
      busy={action.busy}
      error={action.errorBeside([])}
      onSave={() => void action.give({ signer, strokes, digest: slip.signedDigest })}
      onCancel={onCancel}
    >
      <ChoiceButtons
        label={t("hazards.sign.who")}
        choices={missing.map((value) => ({ value, label: t(`hazards.sign.signer.${value}`) }))}
        value={signer}
        onChange={(next) => {
          action.typed();
          setStrokes(null);
          setSigner(next);
        }}
      />
      <Facts>
        <Fact label={t("hazards.record.goods")}>
          {slip.substance} {quantityWords(slip.qty, slip.unit, t)}
        </Fact>
        <Fact label={t("hazards.record.use")}>
          {slip.use} · {slip.place}
        </Fact>
        <Fact label={t("hazards.record.user")}>{slip.user}</Fact>
        {slip.witness !== "" && <Fact label={t("hazards.record.witness")}>{slip.witness}</Fact>}
      </Facts>
      <SignaturePad
        key={signer}
        label={t(`hazards.record.signature.${signer}`)}
        onChange={(drawn) => {
          action.typed();
          setStrokes(drawn);
        }}
      />
    </ActionStrip>
  );
}
