import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useNow } from "../../ui/use-now.ts";

const HOUR_MS = 60 * 60_000;
const QUARTER_MS = HOUR_MS / 4;

/** 延长停留 (VIS-3): the resident was asked; an hour more unless another time is written. */
export function ExtendAction({
  visit,
  onClose,
}: {
  readonly visit: VisitView;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(60_000);
  const [until, setUntil] = useState<number | null>(
    () => Math.ceil((Math.max(nowMs, visit.leaveByMs ?? nowMs) + HOUR_MS) / QUARTER_MS) * QUARTER_MS,
  );
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside, typed } = useAction("visit.extend", visit.id, onClose);
  return (
    <ActionStrip
      title={t("visits.record.actions.extend")}
      busy={busy}
      error={errorBeside(["until", "reason"])}
      onSave={() => void give({ until: until ?? Number.NaN, reason })}
      onCancel={onClose}
    >
      <Field label={t("visits.record.until")} required error={errorOf("until")}>
        {(ids) => (
          <TimeField
            ids={ids}
            value={until}
            sense="future"
            onChange={(ms) => {
              typed();
              setUntil(ms);
            }}
          />
        )}
      </Field>
      <TextField
        label={t("visits.record.reason")}
        required
        error={errorOf("reason")}
        value={reason}
        onChange={(text) => {
          typed();
          setReason(text);
        }}
      />
    </ActionStrip>
  );
}
