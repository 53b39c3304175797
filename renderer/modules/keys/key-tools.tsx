import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { keyKinds, type KeyKind } from "../../../shared/modules/keys/index.ts";
import { useLive } from "../../app/live.ts";
import { SearchBox } from "../../ui/search-box.tsx";
import { TabButtons } from "../../ui/tab-buttons.tsx";
import { TickButton } from "../../ui/ticks.tsx";

export type KeyViewName = "cabinet" | "list";

/** Cabinet or list, the search, and the kinds with what hangs there. A search always shows the list. */
export function KeyTools({
  view,
  onView,
  search,
  onSearch,
  onFirst,
  kind,
  onKind,
}: {
  readonly view: KeyViewName;
  readonly onView: (view: KeyViewName) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** Enter in the search: the first key that was found. */
  readonly onFirst: () => void;
  readonly kind: KeyKind | null;
  readonly onKind: (kind: KeyKind | null) => void;
}): ReactElement {
  const { t } = useTranslation();
  const counts = useLive({
    key: ["keys.counts"],
    kinds: ["key", "board"],
    read: async (host) => host.keys.counts(),
  }).data;
  const total = counts?.byKind.reduce((sum, { keys }) => sum + keys, 0) ?? 0;
  return (
    <>
      <div className="list-tools">
        <TabButtons
          label={t("keys.views.label")}
          tabs={(["cabinet", "list"] as const).map((value) => ({ value, label: t(`keys.views.${value}`) }))}
          value={search.trim() === "" ? view : "list"}
          onChange={onView}
        />
        <SearchBox hint={t("keys.searchHint")} typed={search} onType={onSearch} onEnter={onFirst} />
      </div>
      <fieldset className="key-kinds" aria-label={t("keys.kindFilter")}>
        <TickButton
          label={t("keys.allKinds", { count: total })}
          on={kind === null}
          onPress={() => onKind(null)}
        />
        {keyKinds.map((one) => {
          const count = counts?.byKind.find((row) => row.kind === one)?.keys ?? 0;
          return (
            <TickButton
              key={one}
              label={`${t(`keys.kinds.${one}`)} ${count}`}
              on={kind === one}
              onPress={() => onKind(kind === one ? null : one)}
            />
          );
        })}
      </fieldset>
    </>
  );
}
