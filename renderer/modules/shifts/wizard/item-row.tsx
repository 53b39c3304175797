import { Checkbox, Input, Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HandoverItem, ShiftView } from "../../../../shared/contract/shifts.ts";
import { addDays, siteDate, siteMs } from "../../../../shared/kernel/site-time.ts";
import { useZone } from "../../../app/program.ts";
import { StatusTag } from "../../../ui/status-tag.tsx";
import { dueWords, timeWords } from "../../../ui/time-words.ts";
import { useNow } from "../../../ui/use-now.ts";
import { usePeople } from "../use-people.ts";
import type { ItemAnswer } from "./use-item-answers.ts";

/** One open item: what it is, who follows it, until when, why it is open; the tick says that it was read. */
export function ItemRow({
  shift,
  item,
  answer,
  confirmed,
  busy,
  onChange,
  onConfirm,
}: {
  readonly shift: ShiftView;
  readonly item: HandoverItem;
  readonly answer: ItemAnswer;
  readonly confirmed: boolean;
  readonly busy: boolean;
  readonly onChange: (patch: Partial<ItemAnswer>) => void;
  readonly onConfirm: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { all } = usePeople();
  const dues = useDues(shift, answer.due);
  return (
    <div className="wizard-row wizard-item">
      <Checkbox
        aria-label={t("shifts.items.confirm", { subject: item.subject })}
        checked={confirmed}
        disabled={confirmed || busy || answer.followedBy === null}
        onChange={onConfirm}
      />
      <div className="wizard-what">
        <div className="wizard-subject">
          <strong>{item.subject}</strong>{" "}
          {item.important && <StatusTag tone="red">{t("shifts.items.important")}</StatusTag>}
        </div>
        <Details item={item} />
      </div>
      <Input
        aria-label={`${t("shifts.items.why")} ${item.number}`}
        placeholder={t("shifts.items.why")}
        value={answer.why}
        maxLength={500}
        onChange={({ target }) => onChange({ why: target.value })}
      />
      <Select
        aria-label={`${t("shifts.items.followedBy")} ${item.number}`}
        placeholder={t("shifts.items.followedBy")}
        value={answer.followedBy}
        options={all.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(followedBy: string) => onChange({ followedBy })}
      />
      <Select
        aria-label={`${t("shifts.items.due")} ${item.number}`}
        value={answer.due ?? 0}
        options={dues}
        onChange={(due: number) => onChange({ due: due === 0 ? null : due })}
      />
    </div>
  );
}

/** Register and number, who has it in hand, how late it is. */
function Details({ item }: { readonly item: HandoverItem }): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(30_000);
  const { kind, number, handler, dueMs } = item;
  const parts = [
    { words: kind === null ? "" : t(`shifts.items.kinds.${kind}`), late: false },
    { words: number, late: false },
    { words: handler, late: false },
    ...(dueMs === null ? [] : [{ words: dueWords(dueMs, nowMs, t), late: dueMs < nowMs }]),
  ].filter(({ words }) => words !== "");
  return (
    <div className="wizard-details tabular">
      {parts.map(({ words, late }, index) => (
        <span key={words} className={late ? "wizard-late" : undefined}>
          {words}
          {index < parts.length - 1 && " · "}
        </span>
      ))}
    </div>
  );
}

/** The usual ends: this evening, the next shift's end, tomorrow; and whatever stands already. */
function useDues(shift: ShiftView, due: number | null) {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(60_000);
  const today = siteDate(nowMs, zone);
  const tomorrow = addDays(today, 1);
  const usual = [
    siteMs(today, "20:00", zone),
    ...(shift.nextPlan === null ? [] : [shift.nextPlan.toMs]),
    siteMs(tomorrow, "10:00", zone),
    siteMs(tomorrow, "17:30", zone),
  ].filter((ms) => ms > nowMs);
  const all = [...new Set(due === null ? usual : [...usual, due])].toSorted((left, right) => left - right);
  return [
    { value: 0, label: t("shifts.items.noDue") },
    ...all.map((value) => ({ value, label: timeWords(value, nowMs, zone, t) })),
  ];
}
