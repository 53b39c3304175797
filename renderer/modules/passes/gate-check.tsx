import { CheckCircleFilled, CloseCircleFilled, ScanOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { InputRef } from "antd";
import type { GateCheck } from "../../../shared/contract/passes.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { asked } from "../../app/host-client.ts";
import { useHost, useZone } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { isComposing } from "../../ui/use-form-keyboard.ts";
import { useScanner } from "../../ui/use-scanner.ts";
import { ItemsTable } from "./items-table.tsx";
import { gateWithoutDesk, lastMinuteOf } from "./pass-words.tsx";
import { ReleaseForm } from "./release-form.tsx";

/** 门岗核对 (GDS-3): a scanned code or a typed number, verified at this desk alone; then the one count. */
export function GateCheckPanel({
  arrived,
  onOpen,
  onClose,
}: {
  readonly arrived: number;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const words = useErrorWords();
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState("");
  const [check, setCheck] = useState<GateCheck | null>(null);
  const [error, setError] = useState<DomainError | null>(null);
  const look = async (text: string): Promise<void> => {
    if (text.trim() === "") return;
    const answer = await asked(host.passes.check({ text: text.slice(0, 400) }));
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setTyped("");
    setCheck(answer.value);
  };
  const next = (): void => {
    setCheck(null);
    requestAnimationFrame(() => input.current?.focus());
  };
  // A scanner that stumbled in the middle: the field has the whole of what it typed.
  const wholeOf = (text: string): string => (typed.toUpperCase().endsWith(text.toUpperCase()) ? typed : text);
  useScanner((text) => void look(wholeOf(text)));
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- every arrival here takes the cursor
  useEffect(() => input.current?.focus(), [arrived]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || isComposing(event)) return;
    event.preventDefault();
    void look(typed);
  };
  return (
    <Panel title={t("passes.check.title")} onClose={onClose}>
      <div className="form-column">
        <Field
          label={t("passes.check.field")}
          hint={t("passes.check.hint")}
          error={error === null ? null : words(error)}
        >
          {(ids) => (
            <Input
              {...ids}
              ref={input}
              prefix={<ScanOutlined />}
              value={typed}
              maxLength={400}
              autoComplete="off"
              onChange={({ target }) => setTyped(target.value)}
              onKeyDown={onKeyDown}
            />
          )}
        </Field>
        {check === null ? (
          <Button disabled={typed.trim() === ""} onClick={() => void look(typed)}>
            {t("passes.check.go")}
          </Button>
        ) : (
          <Answer key={`${check.number} ${check.verdict}`} check={check} onNext={next} onOpen={onOpen} />
        )}
      </div>
    </Panel>
  );
}

function Answer({
  check,
  onNext,
  onOpen,
}: {
  readonly check: GateCheck;
  readonly onNext: () => void;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(15_000);
  const { verdict, pass, number, unit, validUntilMs } = check;
  const good = verdict === "good";
  // In one piece: a date that breaks is read twice.
  const until =
    validUntilMs === null
      ? ""
      : timeWords(lastMinuteOf(validUntilMs), nowMs, zone, t).replaceAll(" ", "\u00A0");
  const gateWords =
    pass !== null && (good || verdict === "other-gate") ? gateWithoutDesk(pass, pass.gateHere, t) : null;
  return (
    <>
      <output className={good ? "pass-verdict pass-good" : "pass-verdict pass-bad"}>
        {good ? <CheckCircleFilled /> : <CloseCircleFilled />}{" "}
        {verdict === "other-gate" && gateWords !== null
          ? gateWords
          : t(`passes.check.verdict.${verdict}`, { number, gate: pass?.gate ?? "" })}
      </output>
      {good && gateWords !== null && <p>{gateWords}</p>}
      {unit !== "" && <p className="muted tabular">{t("passes.check.genuine", { number, unit, until })}</p>}
      {good && pass !== null ? (
        <ReleaseForm pass={pass} via={check.via} onDone={() => onOpen(pass.id)} onCancel={onNext} />
      ) : (
        <>
          {pass !== null && <ItemsTable items={pass.items} actual={pass.releases[0]?.actual ?? null} />}
          <div className="quick-choices">
            {pass !== null && <Button onClick={() => onOpen(pass.id)}>{t("passes.check.open")}</Button>}
            <Button type="primary" onClick={onNext}>
              {t("passes.check.again")}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
