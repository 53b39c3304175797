import { ClockCircleOutlined, ExclamationCircleFilled } from "@ant-design/icons";
import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassRow, PassView } from "../../../shared/contract/passes.ts";
import { expiryOpen, slips, type PassStatus, type Slip } from "../../../shared/modules/passes/index.ts";
import { StatusTag, type Tone } from "../../ui/status-tag.tsx";
import { dueWords } from "../../ui/time-words.ts";

const statusTones: Readonly<Record<PassStatus, Tone>> = {
  draft: "grey",
  submitted: "amber",
  signed: "blue",
  released: "green",
  expired: "red",
  refused: "red",
  void: "grey",
};

/** 草稿 … 作废 */
export function PassStatusTag({ status }: { readonly status: PassStatus }): ReactElement {
  const { t } = useTranslation();
  return <StatusTag tone={statusTones[status]}>{t(`passes.status.${status}`)}</StatusTag>;
}

/** 存根、门岗联 */
export function slipWords(which: readonly Slip[], t: TFunction): string {
  return which.map((slip) => t(`passes.slip.${slip}`)).join(t("passes.comma"));
}

/** GDS-3: where a pass is released whose gate has no desk of its own; null where the gate has one. */
export function gateWithoutDesk(
  { gate, releasingPost }: Pick<PassView, "gate" | "releasingPost">,
  here: boolean,
  t: TFunction,
): string | null {
  if (releasingPost === "" || releasingPost === gate) return null;
  return t(here ? "passes.gateNoDesk.here" : "passes.gateNoDesk.elsewhere", { gate, post: releasingPost });
}

/** The last minute in which a pass holds: 今天 23:59 is read as today, 00:00 as a day that it does not have. */
export function lastMinuteOf(validUntilMs: number): number {
  return validUntilMs - 60_000;
}

const HOUR_MS = 60 * 60_000;

interface Waiting {
  readonly tone: Tone;
  readonly text: string;
}

type Waits = Pick<PassRow, "status" | "validUntilMs" | "slipsMissing" | "noted" | "conflicts" | "signedAtMs">;

/** What a pass waits for, in words; null when it waits for nothing. */
export function waitingFor(pass: Waits, nowMs: number, t: TFunction): Waiting | null {
  if (pass.conflicts > 0) return { tone: "red", text: t("passes.waits.conflict") };
  if (expiryOpen(pass)) return { tone: "red", text: t("passes.waits.expiry") };
  if (pass.slipsMissing.length > 0) {
    const short = pass.slipsMissing.map((slip) => t(`passes.slipShort.${slip}`)).join(t("passes.comma"));
    const all = pass.slipsMissing.length === slips.length;
    return {
      tone: "amber",
      text: all ? t("passes.waits.allSlips") : t("passes.waits.slips", { slips: short }),
    };
  }
  const { validUntilMs } = pass;
  if ((pass.status === "submitted" || pass.status === "signed") && validUntilMs !== null) {
    const due = dueWords(validUntilMs, nowMs, t);
    const soon = validUntilMs - nowMs <= 2 * HOUR_MS;
    return {
      tone: soon ? "amber" : "blue",
      text: t(pass.status === "submitted" ? "passes.waits.sign" : "passes.waits.gate", { due }),
    };
  }
  if (pass.status === "refused" && pass.signedAtMs === null) {
    return { tone: "amber", text: t("passes.waits.revise") };
  }
  return null;
}

/** The same, as a tag. `nowMs` is the host's clock. */
export function WaitingTag({
  pass,
  nowMs,
}: {
  readonly pass: Waits;
  readonly nowMs: number;
}): ReactElement | null {
  const { t } = useTranslation();
  const waiting = waitingFor(pass, nowMs, t);
  if (waiting === null) return null;
  return (
    <span title={waiting.text}>
      <StatusTag
        tone={waiting.tone}
        icon={waiting.tone === "red" ? <ExclamationCircleFilled /> : <ClockCircleOutlined />}
      >
        {waiting.text}
      </StatusTag>
    </span>
  );
}
