import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import type { DomainError, Result } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { useZone } from "../../app/program.ts";
import { Field } from "../../ui/field.tsx";
import { useNow } from "../../ui/use-now.ts";
import { ActionStrip } from "./action-strip.tsx";
import { localMs, localText } from "../../ui/local-time.ts";

const HOUR_MS = 60 * 60_000;

interface Props {
  readonly visit: VisitView;
  readonly onClose: () => void;
}

/** 延长停留 (VIS-3): the resident was asked; an hour more unless another time is written. */
export function ExtendAction({ visit, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const command = useCommand("visit.extend");
  const nowMs = useNow(60_000);
  return (
    <TimeAndReason
      title={t("visits.record.actions.extend")}
      label={t("visits.record.until")}
      startMs={Math.max(nowMs, visit.leaveByMs ?? nowMs) + HOUR_MS}
      busy={command.busy}
      onClose={onClose}
      onGive={async (until, reason) => command.run({ until, reason }, { id: visit.id })}
    />
  );
}

/** 补签离 (VIS-3): the departure was noticed only now. */
export function LateLeaveAction({ visit, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const command = useCommand("visit.sign-out");
  const nowMs = useNow(60_000);
  return (
    <TimeAndReason
      title={t("visits.record.actions.signOutLate")}
      label={t("visits.record.leftAt")}
      startMs={nowMs}
      busy={command.busy}
      onClose={onClose}
      onGive={async (occurredAt, reason) =>
        command.run({ badgeReturned: null, late: { occurredAt, reason } }, { id: visit.id })
      }
    />
  );
}

function TimeAndReason({
  title,
  label,
  startMs,
  busy,
  onGive,
  onClose,
}: {
  readonly title: string;
  readonly label: string;
  readonly startMs: number;
  readonly busy: boolean;
  readonly onGive: (ms: number, reason: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const [time, setTime] = useState(() => localText(startMs, zone));
  const [reason, setReason] = useState("");
  const [error, setError] = useState<DomainError | null>(null);
  const save = async (): Promise<void> => {
    const ms = localMs(time, zone);
    if (ms === null || reason.trim() === "") {
      setError({ code: ms === null ? "required" : "reason-required" });
      return;
    }
    const done = await onGive(ms, reason);
    if (done.ok) onClose();
    else setError(done.error);
  };
  return (
    <ActionStrip title={title} busy={busy} error={error} onSave={() => void save()} onClose={onClose}>
      <Field label={label} required>
        {(ids) => (
          <Input
            {...ids}
            type="datetime-local"
            value={time}
            onChange={({ target }) => setTime(target.value)}
          />
        )}
      </Field>
      <Field label={t("visits.record.reason")} required>
        {(ids) => (
          <Input {...ids} value={reason} maxLength={100} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ActionStrip>
  );
}
