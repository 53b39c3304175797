import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { signers, type Signer } from "../../../shared/modules/work-orders/index.ts";
import { useZone } from "../../app/program.ts";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { Field } from "../../ui/field.tsx";
import { SignaturePad, type DrawnStrokes } from "../../ui/signature-pad.tsx";
import { exactTime } from "../../ui/time-words.ts";
import { ChargeLines } from "./charge-facts.tsx";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

const fields = ["name", "strokes"];

/** 签字: under exactly what is shown here; the signature carries its digest. */
export function SignForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const signedBefore = (signer: Signer): boolean =>
    (signer === "technician" ? order.technicianSignature : order.residentSignature) !== null;
  const [signer, setSigner] = useState<Signer>(signedBefore("technician") ? "resident" : "technician");
  const [names, setNames] = useState({ technician: order.technician, resident: order.reporter });
  const [strokes, setStrokes] = useState<DrawnStrokes | null>(null);
  const { give, busy, errorOf, errorBeside, typed } = useAction("work-order.sign", order.id, onDone);
  const when = (ms: number | null): string => (ms === null ? "—" : exactTime(ms, zone).slice(0, 16));
  const shown: readonly (readonly [string, string])[] = [
    [t("workOrders.print.number"), order.number],
    [t("workOrders.print.place"), [order.unit, order.publicArea, order.location].filter(Boolean).join(" ")],
    [t("workOrders.print.fault"), order.fault],
    [t("workOrders.print.charge"), t(`workOrders.charge.${order.charge}`)],
    [t("workOrders.print.dispatched"), when(order.dispatchedAtMs)],
    [t("workOrders.print.arrived"), when(order.arrivedAtMs)],
    [t("workOrders.print.finished"), when(order.finishedAtMs)],
    [t("workOrders.print.result"), order.result],
    [t("workOrders.print.opinion"), order.opinion === "" ? "—" : order.opinion],
  ];
  return (
    <ActionStrip
      title={t("workOrders.sign.title")}
      {...(signedBefore(signer) ? { hint: t("workOrders.sign.again") } : {})}
      save={t("workOrders.sign.save")}
      busy={busy}
      error={errorBeside(fields)}
      onSave={() => void give({ signer, name: names[signer], strokes, digest: order.signedDigest })}
      onCancel={onCancel}
    >
      <ChoiceField
        label={t("workOrders.sign.who")}
        required
        choices={signers.map((value) => ({ value, label: t(`workOrders.signer.${value}`) }))}
        value={signer}
        onChange={(next) => {
          typed();
          setStrokes(null);
          setSigner(next);
        }}
      />
      <p className="muted">{t("workOrders.sign.shown")}</p>
      <Facts>
        {shown.map(([label, value]) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
        {order.charges !== null && (
          <Fact label={t("workOrders.print.materials")}>
            <ChargeLines charges={order.charges} />
          </Fact>
        )}
      </Facts>
      <Field label={t("workOrders.sign.name")} required error={errorOf("name")}>
        {(ids) => (
          <Input
            {...ids}
            value={names[signer]}
            maxLength={100}
            onChange={({ target }) => {
              typed();
              setNames({ ...names, [signer]: target.value });
            }}
          />
        )}
      </Field>
      <SignaturePad
        key={signer}
        label={t(`workOrders.signer.${signer}`)}
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
