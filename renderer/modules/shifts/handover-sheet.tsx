import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../shared/contract/shifts.ts";
import { formatFen } from "../../../shared/kernel/money.ts";
import { weekday } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { SignatureImage } from "../../ui/signature-image.tsx";
import { exactTime } from "../../ui/time-words.ts";
import { ItemsTable, KeysTable, PropertyTable } from "./handover-tables.tsx";
import { wholePaper, type PaperPart } from "./paper-parts.ts";
import { usePlanWords } from "./shift-words.tsx";
import "./handover-sheet.css";

/** 《前台交接日志》: everything that both sign, on screen and on paper alike; `part` is one sheet's of it. */
export function HandoverSheet({
  shift,
  part = wholePaper(shift),
}: {
  readonly shift: ShiftView;
  readonly part?: PaperPart;
}): ReactElement {
  const { t } = useTranslation();
  const rows = <T,>(all: readonly T[], { from, to }: PaperPart["items"]): readonly T[] => all.slice(from, to);
  const property = rows(shift.property?.items ?? [], part.property);
  const keys = rows(shift.keys?.items ?? [], part.keys);
  return (
    <div className="hs">
      {part.head && <Head shift={shift} />}
      {property.length > 0 && (
        <Part title={t("shifts.steps.property")}>
          <PropertyTable things={property} />
        </Part>
      )}
      {keys.length > 0 && (
        <Part title={t("shifts.steps.keys")}>
          <KeysTable counted={keys} />
        </Part>
      )}
      {part.mail && (
        <Part title={t("shifts.steps.mail")} whole>
          <MailAndCash shift={shift} />
        </Part>
      )}
      {part.items.to > part.items.from && (
        <Part title={t("shifts.sheet.items", { count: shift.items.length })}>
          <ItemsTable items={rows(shift.items, part.items)} />
        </Part>
      )}
      {part.foot && <Foot shift={shift} />}
    </div>
  );
}

/** The area, what was let pass, both signatures. */
function Foot({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="hs" data-piece="">
      <Part title={t("shifts.steps.area")}>
        <p>
          <AreaWords area={shift.area} />
        </p>
      </Part>
      {shift.overrides.length > 0 && (
        <Part title={t("shifts.sheet.overrides")}>
          <Overrides shift={shift} />
        </Part>
      )}
      <Signatures shift={shift} />
    </div>
  );
}

function AreaWords({ area }: { readonly area: ShiftView["area"] }): string {
  const { t } = useTranslation();
  if (area === null) return t("shifts.sheet.open");
  const result = t(`shifts.area.${area.result}`);
  return area.note === "" ? result : t("shifts.area.noted", { result, note: area.note });
}

function Part({
  title,
  whole = false,
  children,
}: {
  readonly title: string;
  /** It stays together; else its rows do, each by itself. */
  readonly whole?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className="hs-part" {...(whole ? { "data-piece": "" } : { "data-section": "" })}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Head({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const planWords = usePlanWords();
  const minute = (ms: number): string => exactTime(ms, zone).slice(0, 16);
  const { plan, arrivals, tidied, standIns, paper } = shift;
  const day = plan === null ? "" : `${plan.date} ${t(`ui.time.weekdays.d${weekday(plan.date)}`)}`;
  const kept = (early: boolean | null): string =>
    early === null ? "" : ` · ${t(early ? "shifts.sheet.early" : "shifts.sheet.late")}`;
  return (
    <dl className="hs-head" data-piece="">
      <Fact label={t("shifts.sheet.post")}>{shift.post}</Fact>
      <Fact label={t("shifts.sheet.shift")}>
        {day} {planWords(shift)}
      </Fact>
      <Fact label={t("shifts.sheet.opened")}>{minute(shift.openedAtMs)}</Fact>
      <Fact label={t("shifts.sheet.weather")}>{shift.weather === "" ? "—" : shift.weather}</Fact>
      <Fact label={t("shifts.sheet.outgoing")}>{shift.staff}</Fact>
      <Fact label={t("shifts.sheet.incoming")}>
        {arrivals.length === 0
          ? "—"
          : arrivals.map(({ name, atMs }) => `${name} ${minute(atMs).slice(11)}`).join(t("ui.comma"))}
        {kept(shift.arrivedEarly)}
      </Fact>
      <Fact label={t("shifts.sheet.tidied")}>
        {tidied === null ? "—" : minute(tidied.atMs).slice(11)}
        {kept(shift.tidiedEarly)}
      </Fact>
      <Fact label={t("shifts.sheet.read")}>
        {shift.logRead === null
          ? "—"
          : t("shifts.sheet.readLines", {
              clock: minute(shift.logRead.atMs).slice(11),
              count: shift.logRead.lines,
            })}
      </Fact>
      {paper !== null && (
        <Fact label={t("shifts.sheet.paper")}>
          {t("shifts.sheet.paperAt", { time: minute(paper.handedOverAtMs), reason: paper.reason })}
        </Fact>
      )}
      {standIns.length > 0 && (
        <Fact label={t("shifts.sheet.standIns")}>
          {standIns
            .map(({ name, instead, fromMs, untilMs, endedAtMs }) =>
              t("shifts.sheet.standIn", {
                name,
                instead,
                from: minute(fromMs).slice(11),
                to: minute(endedAtMs ?? untilMs).slice(11),
              }),
            )
            .join(t("ui.semicolon"))}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="hs-fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function MailAndCash({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const { mail, cash } = shift;
  return (
    <>
      <p>{mail === null ? t("shifts.sheet.open") : t("shifts.sheet.mail", mail)}</p>
      {mail !== null && mail.note !== "" && <p>{mail.note}</p>}
      {cash !== null && (
        <p>
          {t("shifts.sheet.cash", { amount: formatFen(cash.amount) })}
          {cash.expected !== null && ` · ${t("shifts.sheet.expected", { amount: formatFen(cash.expected) })}`}
          {cash.explanation !== "" && ` · ${cash.explanation}`}
        </p>
      )}
    </>
  );
}

function Overrides({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <>
      {shift.overrides.map(({ atMs, supervisor, reason, countersignByMs, countersignedAtMs }) => (
        <p key={atMs}>
          {t(countersignByMs === null ? "shifts.sheet.byPin" : "shifts.sheet.byPhone", {
            name: supervisor,
            time: exactTime(atMs, zone).slice(0, 16),
          })}
          {reason}
          {countersignedAtMs !== null &&
            t("shifts.sheet.countersigned", { time: exactTime(countersignedAtMs, zone).slice(0, 16) })}
        </p>
      ))}
    </>
  );
}

function Signatures({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <div className="hs-signatures">
      {(["outgoing", "incoming"] as const).map((side) => {
        const signature = shift[side];
        return (
          <div key={side} className="hs-signature">
            <span>{t(`shifts.sheet.${side}`)}</span>
            {signature !== null && (
              <>
                <SignatureImage signature={signature} />
                <span>
                  {signature.name} {exactTime(signature.atMs, zone).slice(0, 16)}
                </span>
              </>
            )}
          </div>
        );
      })}
      {shift.checksum !== "" && (
        <p className="hs-checksum">
          {t("shifts.checksum.label")} <span className="mono">{spaced(shift.checksum)}</span>
        </p>
      )}
    </div>
  );
}

/** 9f3a71c2e08b as it is read aloud: 9f3a 71c2 e08b. */
function spaced(checksum: string): string {
  return checksum.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
