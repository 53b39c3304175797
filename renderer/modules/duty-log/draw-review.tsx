import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DutyLineView } from "../../../shared/contract/duty-log.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { verdicts, type Verdict } from "../../../shared/modules/duty-log/index.ts";
import { useCommand } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import { useMay } from "../../app/use-may.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { isComposing } from "../../ui/use-form-keyboard.ts";
import { ReadLine } from "./read-line.tsx";
import { SignStrip } from "./sign-strip.tsx";

interface DrawId {
  readonly post: string;
  readonly month: string;
  readonly seed: string;
}

/** 一次抽查: its lines one by one, in order or not; signed once all were looked at (DUTY-6). */
export function DrawReview({ onClose, ...of }: DrawId & { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const may = useMay("log-review.mark");
  const data = useLive({
    key: ["dutyLog.draw", of.post, of.month, of.seed],
    kinds: ["duty-line", "log-review", "staff"],
    read: async (host) => host.dutyLog.draw(of),
  }).data;
  if (data === undefined) {
    return (
      <Panel title={t("dutyLog.sample.title")} onClose={onClose}>
        <Awaited />
      </Panel>
    );
  }
  const { draw, lines, digest } = data;
  const open = draw.signedAtMs === null;
  return (
    <Panel
      title={t("dutyLog.sample.title")}
      extra={<span className="mono">{t("dutyLog.sample.seed", { seed: draw.seed })}</span>}
      onClose={onClose}
    >
      <div className="form-column">
        <p className="muted">
          {t("dutyLog.sample.of", { of: draw.of, size: draw.size })} ·{" "}
          {t("dutyLog.sample.marked", { marked: draw.marked, size: draw.size })}
        </p>
        <ul className="review-lines">
          {lines.map(({ line, verdict, remark }) => (
            <MarkLine key={line.id} of={of} line={line} verdict={verdict} remark={remark} may={may && open} />
          ))}
        </ul>
        {open && may && draw.marked === draw.size && (
          <SignStrip
            key={digest}
            command="log-review.sign-draw"
            title={t("dutyLog.sample.sign")}
            hint={t("dutyLog.review.signedHint")}
            withRemark={false}
            input={() => ({ ...of, digest })}
            onSigned={() => undefined}
          />
        )}
      </div>
    </Panel>
  );
}

function MarkLine({
  of,
  line,
  verdict,
  remark,
  may,
}: {
  readonly of: DrawId;
  readonly line: DutyLineView;
  readonly verdict: Verdict | null;
  readonly remark: string;
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const mark = useCommand("log-review.mark");
  const [chosen, setChosen] = useState(verdict);
  const [text, setText] = useState(remark);
  const [error, setError] = useState<DomainError | null>(null);
  const give = async (next: Verdict): Promise<void> => {
    setChosen(next);
    // 有问题 wants words first.
    if (next === "remark" && text.trim() === "") return;
    if (next === verdict && text === remark) return;
    const outcome = await mark.run({
      ...of,
      line: line.id,
      verdict: next,
      remark: next === "ok" ? "" : text,
    });
    setError(outcome.ok ? null : outcome.error);
  };
  return (
    <li className="review-mark">
      <ul>
        <ReadLine line={line} changed={false} />
      </ul>
      {may ? (
        <ChoiceButtons<Verdict>
          label={t("dutyLog.sample.title")}
          choices={verdicts.map((value) => ({
            value,
            label: t(`dutyLog.sample.${value}`),
            tone: value === "ok" ? "green" : "red",
          }))}
          value={chosen}
          onChange={(next) => void give(next)}
        />
      ) : (
        verdict !== null && (
          <p className="muted">
            {t(`dutyLog.sample.${verdict}`)} {remark}
          </p>
        )
      )}
      {may && chosen === "remark" && (
        <Field label={t("dutyLog.sample.what")} required error={error === null ? null : words(error)}>
          {(ids) => (
            <Input
              {...ids}
              value={text}
              maxLength={200}
              onChange={({ target }) => setText(target.value)}
              onBlur={() => void give("remark")}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || isComposing(event)) return;
                event.preventDefault();
                void give("remark");
              }}
            />
          )}
        </Field>
      )}
    </li>
  );
}
