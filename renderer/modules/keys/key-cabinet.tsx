/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- the arrow keys go from hook to hook */
import { useState, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { KeyRow } from "../../../shared/contract/keys.ts";
import { keyKinds, type KeyKind } from "../../../shared/modules/keys/index.ts";
import { errorOf } from "../../app/host-client.ts";
import { useLive } from "../../app/live.ts";
import { useMay } from "../../app/use-may.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { HookTile } from "./hook-tile.tsx";

/** How many tiles a row has now: the first ones stand at one height. */
function tilesARow(tiles: readonly HTMLElement[]): number {
  const first = tiles[0]?.offsetTop;
  const next = tiles.findIndex((tile) => tile.offsetTop !== first);
  return next < 1 ? tiles.length : next;
}

/** 钥匙柜: hooks by kind, what hangs there, what is out, what is overdue. */
export function KeyCabinet({
  kind,
  selectedId,
  onOpen,
}: {
  /** Null: every kind. */
  readonly kind: KeyKind | null;
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const nowMs = useNow(15_000);
  const mayAdd = useMay("key.add");
  const [at, setAt] = useState<string | null>(null);
  const { data, error } = useLive({
    key: ["keys.cabinet"],
    kinds: ["key", "staff", "board"],
    read: async (host) => host.keys.cabinet(),
  });
  const rows = (data?.rows ?? []).filter((row) => kind === null || row.kind === kind);
  const focusable = rows.some(({ id }) => id === at) ? at : rows[0]?.id;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const tiles = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(".hook")];
    const from = tiles.findIndex((tile) => tile === document.activeElement);
    const own = tiles[from]?.parentElement?.querySelectorAll<HTMLButtonElement>(".hook") ?? [];
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: tilesARow([...own]),
      ArrowUp: -tilesARow([...own]),
    };
    const step = steps[event.key];
    const to = step === undefined ? undefined : tiles[Math.min(Math.max(0, from + step), tiles.length - 1)];
    if (to === undefined) return;
    event.preventDefault();
    to.focus();
  };
  if (error !== null && data === undefined) {
    return (
      <div className="cabinet" role="alert">
        <EmptyState title={words(errorOf(error))} />
      </div>
    );
  }
  if (data !== undefined && rows.length === 0) {
    return (
      <div className="cabinet">
        {kind === null ? (
          <EmptyState title={t("keys.empty.none")}>{mayAdd && t("keys.empty.noneHelp")}</EmptyState>
        ) : (
          <EmptyState title={t("keys.empty.noneOfKind")} />
        )}
      </div>
    );
  }
  return (
    <section className="cabinet" aria-label={t("keys.cabinet")} onKeyDown={onKeyDown}>
      {keyKinds.map((one) => {
        const own = rows.filter((row) => row.kind === one);
        if (own.length === 0) return null;
        return (
          <section key={one} className="cabinet-kind" aria-label={t(`keys.kinds.${one}`)}>
            <CabinetHead kind={one} rows={own} nowMs={nowMs} />
            <div className="hooks">
              {own.map((row) => (
                <HookTile
                  key={row.id}
                  row={row}
                  nowMs={nowMs}
                  selected={row.id === selectedId}
                  focusable={row.id === focusable}
                  onOpen={() => {
                    setAt(row.id);
                    onOpen(row.id);
                  }}
                />
              ))}
            </div>
          </section>
        );
      })}
    </section>
  );
}

function CabinetHead({
  kind,
  rows,
  nowMs,
}: {
  readonly kind: KeyKind;
  readonly rows: readonly KeyRow[];
  readonly nowMs: number;
}): ReactElement {
  const { t } = useTranslation();
  const sum = (of: (row: KeyRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const out = sum((row) => row.out);
  const overdue = rows.filter((row) => row.dueMs !== null && row.dueMs <= nowMs).length;
  const lost = sum((row) => row.lost);
  return (
    <header className="cabinet-head">
      <h2>{t(`keys.kinds.${kind}`)}</h2>
      <span className="muted tabular">
        {t("keys.atHook", { count: sum((row) => row.atHook) })}
        {out > 0 && ` · ${t("keys.outCount", { count: out })}`}
      </span>
      {overdue > 0 && <span className="key-red tabular">{t("keys.overdueCount", { count: overdue })}</span>}
      {lost > 0 && <span className="key-red tabular">{t("keys.lostCount", { count: lost })}</span>}
    </header>
  );
}
