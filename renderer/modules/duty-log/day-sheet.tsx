import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Activity, DutyDay, DutyLineView } from "../../../shared/contract/duty-log.ts";
import { siteClock } from "../../../shared/kernel/site-time.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useDutyDay, type ChosenDay } from "./chosen-day.ts";
import { LineItem } from "./line-item.tsx";

type Done = Activity["entries"][number];

/** The book of one business day, shift by shift; what other registers did is summed up, and shown by time on demand. */
export function DaySheet({
  chosen,
  selectedId,
  onOpen,
  openRecord,
}: {
  readonly chosen: ChosenDay;
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
  readonly openRecord: (kind: string, id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [between, setBetween] = useState(false);
  const data = useDutyDay(chosen);
  const activity = useLive({
    key: ["dutyLog.activity", chosen.post, chosen.day],
    kinds: ["visit", "work-order", "pass", "key", "substance", "hazard-issue", "board"],
    read: async (host) => host.dutyLog.activity(chosen),
  }).data;
  if (data === undefined) return <Awaited />;
  const others = between ? (activity?.entries ?? []) : [];
  return (
    <section className="log-sheet" aria-label={t("dutyLog.title")}>
      <SheetHead data={data} activity={activity} between={between} onBetween={setBetween} />
      {data.missing.map((one) => (
        <p key={one.volume} className="log-missing" role="alert">
          {t("dutyLog.day.missing", one)}
        </p>
      ))}
      {data.lines.length === 0 && others.length === 0 && (
        <EmptyState title={t("dutyLog.day.empty")}>{t("dutyLog.day.emptyHelp")}</EmptyState>
      )}
      {shiftsOf(data, others).map(({ name, lines }) => (
        <div key={name}>
          <h3 className="log-shift">{name === "" ? t("dutyLog.noShift") : name}</h3>
          <ul>
            {lines.map((one) =>
              "line" in one ? (
                <LineItem
                  key={one.line.id}
                  line={one.line}
                  changed={data.changed.includes(one.line.id)}
                  selected={one.line.id === selectedId}
                  onOpen={onOpen}
                />
              ) : (
                <OtherItem key={one.done.key} done={one.done} openRecord={openRecord} />
              ),
            )}
          </ul>
        </div>
      ))}
    </section>
  );
}

type Shown = { readonly atMs: number } & ({ readonly line: DutyLineView } | { readonly done: Done });

/** Lines and what other registers did, by shift and time. */
function shiftsOf(
  data: DutyDay,
  others: readonly Done[],
): readonly { name: string; lines: readonly Shown[] }[] {
  const shiftAt = (ms: number): string =>
    data.shifts.findLast(({ fromMs, toMs }) => ms >= fromMs && ms < toMs)?.name ?? "";
  const all: readonly (Shown & { readonly shift: string })[] = [
    ...data.lines.map((line) => ({ line, atMs: line.atMs, shift: line.shift })),
    ...others.map((done) => ({ done, atMs: done.atMs, shift: shiftAt(done.atMs) })),
  ].toSorted((left, right) => left.atMs - right.atMs);
  return [...Map.groupBy(all, ({ shift }) => shift)].map(([name, lines]) => ({ name, lines }));
}

function SheetHead({
  data,
  activity,
  between,
  onBetween,
}: {
  readonly data: DutyDay;
  readonly activity: Activity | undefined;
  readonly between: boolean;
  readonly onBetween: (between: boolean) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [signature] = data.signatures;
  const sums = activity?.sums ?? [];
  return (
    <header className="log-head">
      <strong className="tabular">{t("dutyLog.day.lines", { count: data.lines.length })}</strong>
      {data.over && (
        <StatusTag tone={signature === undefined ? "amber" : "green"}>
          {signature === undefined
            ? t("dutyLog.day.unsigned")
            : t("dutyLog.day.signed", { name: signature.signer })}
        </StatusTag>
      )}
      {data.changed.length > 0 && (
        <StatusTag tone="amber">{t("dutyLog.day.changed", { count: data.changed.length })}</StatusTag>
      )}
      {sums.length > 0 && (
        <Button
          className="log-head-end"
          size="small"
          aria-pressed={between}
          onClick={() => onBetween(!between)}
        >
          {t(between ? "dutyLog.activity.hide" : "dutyLog.activity.show")}
        </Button>
      )}
      <span className="log-sums muted tabular" title={t("dutyLog.activity.title")}>
        {sums.length === 0
          ? t("dutyLog.activity.none")
          : sums.map(({ kind, count }) => (
              <span key={kind}>
                {t(`dutyLog.activity.kinds.${kind}`)} {count}
              </span>
            ))}
      </span>
    </header>
  );
}

/** What another register did; it opens the record itself. */
function OtherItem({
  done,
  openRecord,
}: {
  readonly done: Done;
  readonly openRecord: (kind: string, id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <li>
      <button type="button" className="log-other" onClick={() => openRecord(done.recordKind, done.recordId)}>
        <time className="tabular">{siteClock(done.atMs, zone)}</time>
        <span className="mono log-other-number">{done.number}</span>
        <span>
          {t(`dutyLog.activity.kinds.${done.kind}`)} · <UnitCode code={done.unit} /> {done.subject}
        </span>
      </button>
    </li>
  );
}
