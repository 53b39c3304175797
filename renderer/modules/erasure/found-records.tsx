import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Erasable, FoundPreview } from "../../../shared/contract/erasure.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { ErasableList, keyOf } from "./erasable-list.tsx";
import { useKindWords } from "../../ui/kind-words.ts";
import { OwnPinForm } from "./own-pin-form.tsx";

/** What was found of a person: what was looked for by name is chosen at first, but what is on hold; then reason and PIN. */
export function FoundRecords({
  found,
  preselect,
  onErase,
  onClose,
}: {
  readonly found: FoundPreview;
  /** Whoever looked for a whole unit chooses for themselves. */
  readonly preselect: boolean;
  readonly onErase: (
    records: readonly Erasable[],
    pin: string,
    reason: string,
  ) => Promise<DomainError | null>;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(preselect ? found.records.filter((record) => record.held === null).map(keyOf) : []),
  );
  const [asking, setAsking] = useState(false);
  const [holding, setHolding] = useState<Erasable | null>(null);
  const records = found.records.map((record) =>
    held.has(keyOf(record)) ? { ...record, held: t("erasure.list.held") } : record,
  );
  const picked = records.filter((record) => record.held === null && chosen.has(keyOf(record)));
  const counted = {
    records: t("erasure.records", { count: picked.length }),
    parts: t("erasure.parts", { count: picked.reduce((sum, record) => sum + record.vault.length, 0) }),
  };
  return (
    <>
      {found.more && <p className="field-error">{t("erasure.person.more")}</p>}
      <ErasableList records={records} choosing={{ chosen, onChoose: setChosen, onHold: setHolding }} />
      {holding !== null && (
        <HoldRecord
          key={keyOf(holding)}
          record={holding}
          onDone={(placed) => {
            if (placed) setHeld(new Set([...held, keyOf(holding)]));
            setHolding(null);
          }}
        />
      )}
      {asking ? (
        <OwnPinForm
          what={t("erasure.person.confirm", counted)}
          action={t("erasure.person.erase")}
          reasonLabel={t("erasure.person.reason")}
          onGive={(pin, reason) => onErase(picked, pin, reason)}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <div className="erasure-actions">
          <span className="muted" aria-live="polite">
            {t("erasure.person.chosen", counted)}
          </span>
          <Button onClick={onClose}>{t("ui.close")}</Button>
          <Button danger type="primary" disabled={picked.length === 0} onClick={() => setAsking(true)}>
            {t("erasure.person.erase")}
          </Button>
        </div>
      )}
    </>
  );
}

function HoldRecord({
  record,
  onDone,
}: {
  readonly record: Erasable;
  readonly onDone: (placed: boolean) => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const kindWords = useKindWords();
  const command = useCommand("hold.place");
  const [error, setError] = useState<string | null>(null);
  const { kind, id, number, label } = record;
  const place = async (reason: string): Promise<void> => {
    const answer = await command.run({
      target: "record",
      record: { kind, id, number },
      unit: "",
      name: "",
      phone: "",
      reason,
    });
    if (answer.ok) onDone(true);
    else setError(words(answer.error));
  };
  return (
    <ReasonPrompt
      title={t("erasure.holds.placeRecord", { record: `${kindWords(kind)} ${number || label}`.trim() })}
      action={t("erasure.holds.place")}
      busy={command.busy}
      error={error}
      onCancel={() => onDone(false)}
      onGive={(reason) => void place(reason)}
    />
  );
}
