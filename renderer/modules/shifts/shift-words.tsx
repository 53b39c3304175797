import { CheckCircleOutlined, ClockCircleOutlined, SwapOutlined } from "@ant-design/icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftRow } from "../../../shared/contract/shifts.ts";
import { siteClock } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { StatusTag } from "../../ui/status-tag.tsx";

const tones = { running: "blue", "handing-over": "amber", signed: "grey" } as const;
const icons = {
  running: <ClockCircleOutlined />,
  "handing-over": <SwapOutlined />,
  signed: <CheckCircleOutlined />,
} as const;

/** 值班中 · 交接中 · 已签 */
export function ShiftStatusTag({ status }: { readonly status: ShiftRow["status"] }): ReactElement {
  const { t } = useTranslation();
  return (
    <StatusTag tone={tones[status]} icon={icons[status]}>
      {t(`shifts.status.${status}`)}
    </StatusTag>
  );
}

/** Who takes over and when, as far as it is known: 应 17:20 到岗 李强. */
export function useComesWords(): (arriveByMs: number | null, name: string) => string | null {
  const { t } = useTranslation();
  const zone = useZone();
  return (arriveByMs, name) => {
    if (arriveByMs === null) return name === "" ? null : t("shifts.comes", { name });
    const clock = siteClock(arriveByMs, zone);
    return name === "" ? t("shifts.nextAt", { clock }) : t("shifts.comesAt", { clock, name });
  };
}

/** 夜班 17:30–08:30, or since when a shift without a plan runs. */
export function usePlanWords(): (shift: Pick<ShiftRow, "plan" | "openedAtMs">) => string {
  const { t } = useTranslation();
  const zone = useZone();
  return ({ plan, openedAtMs }) =>
    plan === null
      ? t("shifts.unplanned", { clock: siteClock(openedAtMs, zone) })
      : `${plan.name} ${siteClock(plan.fromMs, zone)}–${siteClock(plan.toMs, zone)}`;
}
