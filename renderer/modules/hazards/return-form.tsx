import { Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HazardIssueView } from "../../../shared/contract/hazards.ts";
import { returnProblem } from "../../../shared/modules/hazards/index.ts";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { LateEntry, lateFields, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { PinInput } from "../../ui/pin-input.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { SlipFormProps } from "./action-props.ts";
import { QuantityField, quantityOf } from "./quantity.tsx";

const parts = ["used", "returned", "spilt"] as const;
type Typed = Readonly<Record<(typeof parts)[number], string>>;

function figuresOf(typed: Typed) {
  return {
    used: quantityOf(typed.used) ?? 0,
    returned: quantityOf(typed.returned) ?? 0,
    spilt: quantityOf(typed.spilt) ?? 0,
  };
}

/** What is left of it is used, until somebody says otherwise: two figures are enough (HAZ-4). */
function useFigures(issued: number, initial: Typed) {
  const [typed, setTyped] = useState(initial);
  const [usedByHand, setUsedByHand] = useState(false);
  return {
    typed,
    put: (part: keyof Typed, text: string): void => {
      const next = { ...typed, [part]: text };
      const rest = issued - figuresOf(next).returned - figuresOf(next).spilt;
      if (part === "used") setUsedByHand(true);
      const follows = part !== "used" && !usedByHand && rest >= 0;
      setTyped(follows ? { ...next, used: String(rest) } : next);
    },
  };
}

function Figures({
  slip,
  typed,
  error,
  onPut,
}: {
  readonly slip: HazardIssueView;
  readonly typed: Typed;
  readonly error: string | null;
  readonly onPut: (part: keyof Typed, text: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const figures = figuresOf(typed);
  const sum = figures.used + figures.returned + figures.spilt;
  const untouched = typed.used === "" && typed.returned === "";
  const fits = returnProblem(slip.qty, figures) === null;
  return (
    <>
      <div className="hazard-figures">
        {(["returned", "spilt", "used"] as const).map((part) => (
          <Field key={part} label={t(`hazards.return.${part}`)} required>
            {(ids) => (
              <QuantityField
                ids={ids}
                value={typed[part]}
                unit={slip.unit}
                onChange={(text) => onPut(part, text)}
              />
            )}
          </Field>
        ))}
      </div>
      <output className={error === null && untouched ? "muted" : fits ? "hazard-fits" : "field-error"}>
        {error ?? t(fits ? "hazards.return.fits" : "hazards.return.sum", { sum, issued: slip.qty })}
      </output>
    </>
  );
}

/** 登记退回: used + returned + spilt is what was issued, or it does not save (HAZ-4). */
export function ReturnForm({ slip, onDone, onCancel }: SlipFormProps): ReactElement {
  const { t } = useTranslation();
  const ownId = useSession((state) => state.actor?.id ?? null);
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  });
  const able = (people.data ?? []).filter(({ id, name }) => id !== slip.userId && name !== slip.user);
  const { typed, put } = useFigures(slip.qty, { used: "", returned: "", spilt: "0" });
  const [chosen, setChosen] = useState<string | null>(null);
  const [pin, setPin] = useState("");
  const [anomaly, setAnomaly] = useState("");
  const [late, setLate] = useState<TypedLate>(null);
  const action = useAction("hazard-issue.return", slip.id, onDone);
  const receiver = chosen ?? (able.some(({ id }) => id === ownId) ? ownId : null);
  const other = receiver !== null && receiver !== ownId;
  const save = async (): Promise<void> => {
    const input = { ...figuresOf(typed), receiver: receiver ?? "", anomaly, late: lateOf(late) };
    await action.give(input, other && pin !== "" ? { staffId: receiver, pin } : undefined);
    setPin("");
  };
  return (
    <ActionStrip
      title={t("hazards.return.title")}
      save={t("hazards.return.save")}
      busy={action.busy}
      error={action.errorBeside(["used", "receiver", ...(other ? ["pin"] : []), ...lateFields])}
      onSave={() => void save()}
      onCancel={onCancel}
    >
      <Figures
        slip={slip}
        typed={typed}
        error={action.errorOf("used")}
        onPut={(part, text) => {
          action.typed();
          put(part, text);
        }}
      />
      <Field label={t("hazards.return.receiver")} required error={action.errorOf("receiver")}>
        {(ids) => (
          <Select
            {...ids}
            showSearch={{ optionFilterProp: "label" }}
            value={receiver}
            options={able.map(({ id, name, role }) => ({
              value: id,
              label: `${name} · ${t(`ui.roles.${role}`)}`,
            }))}
            onChange={(id) => {
              action.typed();
              setPin("");
              setChosen(id);
            }}
          />
        )}
      </Field>
      {other && (
        <Field label={t("hazards.return.pin")} required error={action.errorOf("pin")}>
          {(ids) => (
            <PinInput
              ids={ids}
              value={pin}
              onChange={(next) => {
                action.typed();
                setPin(next);
              }}
              onGive={() => void save()}
            />
          )}
        </Field>
      )}
      <Field label={t("hazards.return.anomaly")} hint={t("hazards.return.anomalyHint")}>
        {(ids) => (
          <Input
            {...ids}
            value={anomaly}
            maxLength={500}
            onChange={({ target }) => setAnomaly(target.value)}
          />
        )}
      </Field>
      <LateEntry late={late} onChange={setLate} errorOf={action.errorOf} />
    </ActionStrip>
  );
}

/** 核定退回: of several returns that contradict each other, what was really so. */
export function SettleReturnForm({ slip, onDone, onCancel }: SlipFormProps): ReactElement {
  const { t } = useTranslation();
  const { used, returned, spilt } = slip;
  const { typed, put } = useFigures(slip.qty, {
    used: String(used ?? slip.qty),
    returned: String(returned ?? 0),
    spilt: String(spilt ?? 0),
  });
  const [reason, setReason] = useState("");
  const action = useAction("hazard-issue.settle-return", slip.id, onDone);
  return (
    <ActionStrip
      title={t("hazards.settle.title")}
      hint={t("hazards.settle.hint")}
      save={t("hazards.settle.save")}
      busy={action.busy}
      error={action.errorBeside(["used", "reason"])}
      onSave={() => void action.give({ ...figuresOf(typed), reason })}
      onCancel={onCancel}
    >
      <Figures slip={slip} typed={typed} error={action.errorOf("used")} onPut={put} />
      <Field label={t("hazards.settle.reason")} required error={action.errorOf("reason")}>
        {(ids) => (
          <Input {...ids} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ActionStrip>
  );
}
