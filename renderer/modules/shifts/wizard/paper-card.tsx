import { CheckCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { ActionStrip } from "../../../ui/action-strip.tsx";
import { LateEntry, lateFields, lateOf, startLate, type TypedLate } from "../../../ui/late-entry.tsx";
import { TimeText } from "../../../ui/time-text.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { useNow } from "../../../ui/use-now.ts";

/** 纸质交接补录: it was handed over on paper (power cut); when, and why so. */
export function PaperCard({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { paper } = shift;
  return (
    <section className="card wizard-card" aria-labelledby="wizard-paper">
      <h3 id="wizard-paper">{t("shifts.wizard.paper")}</h3>
      {paper !== null && (
        <p className="wizard-fact">
          <CheckCircleOutlined className="wizard-good" /> <TimeText at={paper.handedOverAtMs} />{" "}
          <span>{paper.reason}</span> <span className="muted">{paper.by}</span>
        </p>
      )}
      {open ? (
        <PaperForm shift={shift} onClose={() => setOpen(false)} />
      ) : (
        <div className="wizard-line">
          <span className="muted">{t("shifts.wizard.paperHelp")}</span>
          <Button onClick={() => setOpen(true)}>
            {t(paper === null ? "shifts.wizard.paperAction" : "shifts.wizard.paperAgain")}
          </Button>
        </div>
      )}
    </section>
  );
}

function PaperForm({
  shift,
  onClose,
}: {
  readonly shift: ShiftView;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(60_000);
  const [late, setLate] = useState<TypedLate>(() => startLate(nowMs));
  const { give, busy, errorOf, errorBeside, typed } = useAction("shift.note-paper", shift.id, onClose);
  const save = (): void => {
    const asked = lateOf(late);
    if (asked !== null) void give({ late: asked });
  };
  return (
    <ActionStrip
      title={t("shifts.wizard.paperAction")}
      busy={busy}
      error={errorBeside(lateFields)}
      onSave={save}
      onCancel={onClose}
    >
      <LateEntry
        always
        late={late}
        errorOf={errorOf}
        onChange={(next) => {
          typed();
          setLate(next);
        }}
      />
    </ActionStrip>
  );
}
