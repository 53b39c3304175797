import { Button, InputNumber } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DutyMonth, LogDraw } from "../../../shared/contract/duty-log.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { useMay } from "../../app/use-may.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";

/** 经理抽查 (DUTY-6): how far the month has come, what is missing, every draw with its seed. */
export function SampleCard({
  data,
  onOpen,
}: {
  readonly data: DutyMonth;
  readonly onOpen: (seed: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { sample, draws } = data;
  const may = useMay("log-review.draw");
  const unfinished = draws.some(({ signedAtMs }) => signedAtMs === null);
  return (
    <section className="card review-card" aria-label={t("dutyLog.sample.title")}>
      <div className="review-card-head">
        <h2>{t("dutyLog.sample.title")}</h2>
        <span className="muted">{t("dutyLog.sample.target", { percent: sample.percent })}</span>
      </div>
      <p>
        <span className="review-big tabular">{t("dutyLog.sample.progress", { ...sample })}</span>{" "}
        <StatusTag tone={sample.shortfall === 0 ? "green" : "amber"}>
          {sample.shortfall === 0
            ? t("dutyLog.sample.reached")
            : t("dutyLog.sample.shortfall", { count: sample.shortfall })}
        </StatusTag>
      </p>
      {may && !unfinished ? (
        <DrawForm data={data} />
      ) : (
        !may && draws.length === 0 && <p className="muted">{t("dutyLog.sample.onlyManager")}</p>
      )}
      {draws.toReversed().map((draw) => (
        <DrawLine key={draw.seed} draw={draw} onOpen={onOpen} />
      ))}
    </section>
  );
}

function DrawForm({ data }: { readonly data: DutyMonth }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const draw = useCommand("log-review.draw");
  const [size, setSize] = useState<number | null>(null);
  const [error, setError] = useState<DomainError | null>(null);
  const give = async (): Promise<void> => {
    const outcome = await draw.run({ post: data.post, month: data.month, size });
    setError(outcome.ok ? null : outcome.error);
    setSize(null);
  };
  return (
    <>
      <div className="log-tools">
        <InputNumber
          aria-label={t("dutyLog.sample.size")}
          prefix={t("dutyLog.sample.size")}
          min={1}
          max={400}
          precision={0}
          placeholder={String(Math.max(1, data.sample.shortfall))}
          value={size}
          onChange={setSize}
        />
        <Button type="primary" loading={draw.busy} onClick={() => void give()}>
          {t("dutyLog.sample.draw")}
        </Button>
      </div>
      <p className="field-hint">{t("dutyLog.sample.drawHint")}</p>
      {error !== null && (
        <p className="field-error" role="alert">
          {words(error)}
        </p>
      )}
    </>
  );
}

function DrawLine({
  draw,
  onOpen,
}: {
  readonly draw: LogDraw;
  readonly onOpen: (seed: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <button type="button" className="review-draw" onClick={() => onOpen(draw.seed)}>
      <TimeText at={draw.atMs} />
      <span className="tabular">{t("dutyLog.sample.of", { of: draw.of, size: draw.size })}</span>
      <span className="mono muted">{t("dutyLog.sample.seed", { seed: draw.seed })}</span>
      {draw.signedAtMs === null ? (
        <StatusTag tone="amber">
          {t("dutyLog.sample.marked", { marked: draw.marked, size: draw.size })}
        </StatusTag>
      ) : (
        <StatusTag tone="green">{t("dutyLog.sample.signed", { name: draw.signer })}</StatusTag>
      )}
      {draw.remarks > 0 && (
        <StatusTag tone="amber">{t("dutyLog.sample.remarks", { count: draw.remarks })}</StatusTag>
      )}
      <StatusTag tone={draw.repeats ? "green" : "red"}>
        {t(draw.repeats ? "dutyLog.sample.repeats" : "dutyLog.sample.differs")}
      </StatusTag>
    </button>
  );
}
