import { useCallback, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { keyKinds } from "../../../shared/modules/keys/index.ts";
import { useZone } from "../../app/program.ts";
import { HistoryList } from "../../ui/history-list.tsx";
import { timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { keyHistoryWords, lateWords } from "./key-history-words.ts";
import { usePeople } from "./use-people.ts";

/** 经过: who did what when, from the day it was hung up. */
export function KeyHistory({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(60_000);
  const people = usePeople();
  const describe = useCallback(
    (entry: HistoryEntry): string => {
      const names = {
        when: (ms: number) => timeWords(ms, nowMs, zone, t),
        staff: (staffId: string) => people.find((person) => person.id === staffId)?.name ?? "",
      };
      const words = keyHistoryWords(entry, names, t) ?? t("ui.history.unknown");
      return words + lateWords(entry, names, t);
    },
    [people, nowMs, zone, t],
  );
  const reading = useCallback(
    (field: string, text: string): string => {
      const kind = field === "kind" ? keyKinds.find((one) => one === text) : undefined;
      return kind === undefined ? text : t(`keys.kindOne.${kind}`);
    },
    [t],
  );
  return <HistoryList kind="key" id={id} kinds={["key"]} describe={describe} reading={reading} />;
}
