import { BellFilled } from "@ant-design/icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { UnitCode } from "../../ui/unit-code.tsx";
import { dueWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { useProgram } from "../program.ts";
import { useBoard, useRinging } from "./use-board.ts";
import { goToRecord } from "./go-to-record.ts";
import { useRingingSound } from "./use-ringing-sound.ts";

/**
 * One red line over every other page while something must be done at once; heard every minute until it is handled.
 * 值班台 has it as its first row: there it is only said.
 */
export function LoudBar({ atHome }: { readonly atHome: boolean }): ReactElement | null {
  const { t } = useTranslation();
  const nowMs = useNow();
  const sound = useStore(useProgram().preferences, (values) => values.sound);
  const ringingKeys = useRinging().map(({ key }) => key);
  const items = useBoard().data?.items ?? [];
  const loud = items.filter(({ key }) => ringingKeys.includes(key));
  useRingingSound(ringingKeys.join(" "), sound);
  const [first] = loud;
  if (first === undefined) return null;
  const open = (): void => goToRecord(first.recordKind, first.recordId, first.kind);
  if (atHome && sound) {
    return (
      <p className="visually-hidden" role="alert">
        {first.subject} · {t(`home.kinds.${first.kind}.tag`)}
      </p>
    );
  }
  return (
    <div className="loudbar" role="alert" aria-label={t("frame.loud.label")}>
      <BellFilled />
      <strong>{dueWords(first.dueMs, nowMs, t)}</strong>
      <span className="loudbar-text">
        <UnitCode code={first.unit} /> {first.subject} · {t(`home.kinds.${first.kind}.tag`)}
      </span>
      {loud.length > 1 && <span>{t("frame.loud.more", { count: loud.length - 1 })}</span>}
      {!sound && <span>{t("frame.loud.silence")}</span>}
      <button type="button" className="loudbar-open" onClick={open}>
        {t("frame.loud.open")}
      </button>
    </div>
  );
}
