import { Button, Select } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Approval } from "../app/command.ts";
import { Field } from "./field.tsx";
import { PinInput } from "./pin-input.tsx";
import "./own-pin.css";

/** One person's own PIN for one thing that is theirs: an arrival, a signature. Never typed by somebody else. */
export function OwnPin({
  label,
  people,
  preferred,
  action,
  error,
  busy,
  onGive,
}: {
  readonly label: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Chosen at first. */
  readonly preferred: string | null;
  readonly action: string;
  /** Words of a refusal. */
  readonly error: string | null;
  readonly busy: boolean;
  readonly onGive: (own: Approval) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const [pin, setPin] = useState("");
  const root = useRef<HTMLDivElement>(null);
  // Below the fold a refusal would look like nothing.
  useEffect(() => {
    if (error !== null) root.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  const known = people.some(({ id }) => id === (chosen ?? preferred));
  const staffId = known ? (chosen ?? preferred) : null;
  const give = (): void => {
    if (staffId === null || pin === "" || busy) return;
    onGive({ staffId, pin });
    setPin("");
  };
  return (
    <div ref={root} className="own-pin">
      <Field label={label}>
        {(ids) => (
          <Select
            {...ids}
            showSearch={{ optionFilterProp: "label" }}
            value={staffId}
            placeholder={t("ui.ownPin.choose")}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        )}
      </Field>
      <Field label={t("ui.ownPin.pin")} error={error}>
        {(ids) => <PinInput ids={ids} value={pin} onChange={setPin} onGive={give} />}
      </Field>
      <Button type="primary" loading={busy} disabled={staffId === null || pin === ""} onClick={give}>
        {action}
      </Button>
    </div>
  );
}
