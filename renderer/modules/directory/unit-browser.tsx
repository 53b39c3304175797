import { DownOutlined, RightOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useDeferredValue, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryHit } from "../../../shared/contract/directory.ts";
import { useLive } from "../../app/live.ts";
import type { Host } from "../../app/host-client.ts";
import { intoView } from "../../ui/into-view.ts";
import { isComposing } from "../../ui/use-form-keyboard.ts";
import { UnitCode } from "../../ui/unit-code.tsx";
import { relationWords, StateTag } from "./directory-words.tsx";

type Summary = Awaited<ReturnType<Host["directory"]["buildings"]>>;

const KINDS = ["unit", "person", "vehicle"] as const;

interface OpenBuilding {
  /** The unit that was shown when it was opened or closed by hand. */
  readonly beside: string | null;
  readonly building: string | null;
}

/** ↑↓ go from the search through what stands below it, and back. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || isComposing(event)) return;
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>("input[type=search], .browser-list button"),
  ];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  if (at === -1) return;
  event.preventDefault();
  stops[at + step]?.focus();
}

/** Buildings that open into their units; typing finds people, plates and units instead. */
export function UnitBrowser({
  summary,
  actions,
  selectedId,
  onOpen,
}: {
  readonly summary: Summary | null;
  readonly actions: ReactNode;
  readonly selectedId: string | null;
  readonly onOpen: (unitId: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const sought = useDeferredValue(search.trim());
  const [byHand, setByHand] = useState<OpenBuilding | null>(null);
  const shown = useLive({
    key: ["directory.unit", selectedId],
    kinds: KINDS,
    read: async (host) => host.directory.unit({ id: selectedId ?? "" }),
    enabled: selectedId !== null,
  });
  // The shown unit's stands open, until another is opened or closed by hand beside it.
  const building =
    byHand !== null && byHand.beside === selectedId ? byHand.building : (shown.data?.unit.building ?? null);
  const hits = useLive({
    key: ["directory.find", sought],
    kinds: KINDS,
    read: async (host) => host.directory.find({ search: sought, limit: 30 }),
    enabled: sought !== "",
  });
  const found = sought === "" ? [] : (hits.data ?? []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its search and buttons
    <nav className="card browser" aria-label={t("directory.units")} onKeyDown={walk}>
      <Input
        type="search"
        allowClear
        autoFocus
        aria-label={t("directory.search")}
        placeholder={t("directory.search")}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        onKeyDown={(event) => {
          const first = found[0];
          if (event.key === "Enter" && !isComposing(event) && first !== undefined) onOpen(first.unitId);
          if (event.key === "Escape") setSearch("");
        }}
      />
      {actions}
      {summary !== null && (
        <p className="muted tabular">
          {t("directory.countOf.units", { count: summary.units })} ·{" "}
          {t("directory.countOf.people", { count: summary.people })} ·{" "}
          {t("directory.countOf.vehicles", { count: summary.vehicles })}
        </p>
      )}
      <div className="browser-list">
        {sought !== "" ? (
          <>
            {found.map((hit) => (
              <HitRow key={hit.key} hit={hit} shown={hit.unitId === selectedId} onOpen={onOpen} />
            ))}
            {hits.data?.length === 0 && <p className="muted browser-none">{t("directory.notFound")}</p>}
          </>
        ) : (
          (summary?.buildings ?? []).map((row) => (
            <section key={row.building}>
              <button
                type="button"
                className="browser-building"
                aria-expanded={building === row.building}
                onClick={() =>
                  setByHand({
                    beside: selectedId,
                    building: building === row.building ? null : row.building,
                  })
                }
              >
                {building === row.building ? <DownOutlined /> : <RightOutlined />}
                <strong>{t("directory.building", { building: row.building })}</strong>
                <span className="muted tabular">
                  {t("directory.countOf.units", { count: row.units })} ·{" "}
                  {t("directory.countOf.people", { count: row.people })}
                </span>
              </button>
              {building === row.building && (
                <BuildingUnits
                  building={row.building}
                  selectedId={selectedId}
                  onOpen={(unitId) => {
                    setByHand({ beside: unitId, building: row.building });
                    onOpen(unitId);
                  }}
                />
              )}
            </section>
          ))
        )}
      </div>
    </nav>
  );
}

function BuildingUnits({
  building,
  selectedId,
  onOpen,
}: {
  readonly building: string;
  readonly selectedId: string | null;
  readonly onOpen: (unitId: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const units = useLive({
    key: ["directory.units", building],
    kinds: KINDS,
    read: async (host) => host.directory.units({ building }),
    keepPrevious: false,
  });
  return (
    <ul className="browser-units">
      {(units.data ?? []).map((unit) => (
        <li key={unit.id}>
          <button
            type="button"
            ref={unit.id === selectedId ? intoView : null}
            className="browser-unit"
            aria-current={unit.id === selectedId ? "page" : undefined}
            onClick={() => onOpen(unit.id)}
          >
            <UnitCode code={unit.code} />
            <StateTag state={unit.occupancy} />
            <span className="muted tabular">{t("directory.countOf.people", { count: unit.people })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function HitRow({
  hit,
  shown,
  onOpen,
}: {
  readonly hit: DirectoryHit;
  readonly shown: boolean;
  readonly onOpen: (unitId: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="browser-hit"
      aria-current={shown ? "page" : undefined}
      onClick={() => onOpen(hit.unitId)}
    >
      <span className="browser-hit-line">
        <strong>{hit.personId === null ? t("directory.noPeople") : hit.name || t("directory.erased")}</strong>
        <UnitCode code={hit.unit} />
      </span>
      <span className="muted browser-hit-line">
        <span>{hit.personId === null ? "" : relationWords(hit, t)}</span>
        <span className="mono">{hit.plate === "" ? hit.phones[0] : hit.plate}</span>
      </span>
    </button>
  );
}
