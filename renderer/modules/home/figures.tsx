import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { goTo } from "../../app/frame/use-place.ts";
import { useLive } from "../../app/live.ts";
import { useMay } from "../../app/use-may.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { HandoverCard } from "./handover-card.tsx";

/** The right column: how things stand now, and the keys that work everywhere. */
export function Figures(): ReactElement {
  const { t } = useTranslation();
  const counts = useLive({
    key: ["visits.counts"],
    kinds: ["visit", "board"],
    read: async (host) => host.visits.counts(),
  }).data;
  const orders = useLive({
    key: ["workOrders.counts"],
    kinds: ["work-order", "board"],
    read: async (host) => host.workOrders.counts(),
  }).data;
  const hazards = useLive({
    key: ["hazards.counts"],
    kinds: ["hazard-issue", "substance", "hazard-batch", "board"],
    read: async (host) => host.hazards.counts(),
  }).data;
  const keys = useLive({
    key: ["keys.counts"],
    kinds: ["key", "board"],
    read: async (host) => host.keys.counts(),
  }).data;
  const passes = useLive({
    key: ["passes.counts"],
    kinds: ["pass", "board"],
    read: async (host) => host.passes.counts(),
  }).data;
  // F2, F3, F4 and F6 belong to the same people (product.md, Who).
  const mayRegister = useMay("visit.register");
  const mayNote = useMay("duty-line.write");
  return (
    <aside className="home-side">
      <section className="card" aria-labelledby="figures-title">
        <h2 id="figures-title">{t("home.figures")}</h2>
        <div className="figures">
          <Figure
            label={t("home.figure.inside")}
            value={counts?.inside}
            page="visits"
            broken={brokenWords("overstayed", counts?.overstayed, t)}
          />
          <Figure label={t("home.figure.awaiting")} value={counts?.awaiting} page="visits" />
          <Figure
            label={t("home.figure.orders")}
            value={orders?.running}
            page="work-orders"
            broken={brokenWords("calls", orders?.callsOwed, t)}
          />
          <Figure label={t("home.figure.undispatched")} value={orders?.undispatched} page="work-orders" />
          <Figure label={t("home.figure.followUp")} value={orders?.followUp} page="work-orders" />
          <Figure
            label={t("home.figure.keysOut")}
            value={keys?.out}
            page="keys"
            broken={brokenWords("overdue", keys?.overdue, t)}
          />
          <Figure
            label={t("home.figure.hazards")}
            value={hazards?.out}
            page="hazards"
            broken={brokenWords("overdue", hazards?.overdue, t)}
          />
          <Figure label={t("home.figure.passes")} value={passes?.waiting} page="passes" />
          <Figure
            label={
              counts === undefined || counts.averageSeconds === null
                ? t("home.figure.today")
                : t("home.figure.todayTimed", { count: Math.round(counts.averageSeconds) })
            }
            value={counts?.today}
            page="visits"
          />
        </div>
      </section>
      <HandoverCard />
      <section className="card home-keys" aria-labelledby="keys-title">
        <h2 id="keys-title">{t("home.keys")}</h2>
        {mayRegister && (
          <>
            <p>
              <Kbd keys="F2" /> {t("frame.create.visits")} <Kbd keys="F3" /> {t("frame.create.passes")}
            </p>
            <p>
              <Kbd keys="F4" /> {t("frame.create.work-orders")} <Kbd keys="F6" /> {t("frame.create.keys")}
            </p>
          </>
        )}
        {mayNote && (
          <p>
            <Kbd keys="F8" /> {t("frame.note")}
          </p>
        )}
        <p>
          <Kbd keys="↑↓" /> {t("home.choose")} <Kbd keys="↵" /> {t("home.act")} <Kbd keys="→" />{" "}
          {t("home.open")}
        </p>
        <p>
          <Kbd keys="Ctrl K" /> {t("home.search")} <Kbd keys="Ctrl L" /> {t("frame.user.lock")}
        </p>
      </section>
    </aside>
  );
}

/** 超时 2; nothing where none is. */
function brokenWords(
  name: "overstayed" | "calls" | "overdue",
  count: number | undefined,
  t: TFunction,
): string {
  return count === undefined || count === 0 ? "" : t(`home.figure.${name}`, { count });
}

function Figure({
  label,
  value,
  page,
  broken = "",
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly page: string;
  /** How many of them are past what was promised; said only where there are any. */
  readonly broken?: string;
}): ReactElement {
  return (
    <button type="button" className="figure" onClick={() => goTo(page)}>
      <span className="figure-label">{label}</span>
      {broken !== "" && <StatusTag tone="red">{broken}</StatusTag>}
      <span className="figure-value">{value ?? "–"}</span>
    </button>
  );
}
