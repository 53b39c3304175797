import { useCallback, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import { HistoryList } from "../../ui/history-list.tsx";
import { dateWords, timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { lateWords, orderHistoryWords, readingWords } from "./order-history-words.ts";

/** 经过: who did what when, from taking to closing. */
export function OrderHistory({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(60_000);
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  });
  const staff = people.data;
  const describe = useCallback(
    (entry: HistoryEntry): string => {
      const names = {
        when: (ms: number) => timeWords(ms, nowMs, zone, t),
        day: (date: string) => dateWords(date, siteDate(nowMs, zone), t),
        staff: (staffId: string) => staff?.find((person) => person.id === staffId)?.name ?? "",
      };
      const words = orderHistoryWords(entry, names, t) ?? t("ui.history.unknown");
      return words + lateWords(entry, names, t);
    },
    [staff, nowMs, zone, t],
  );
  const reading = useCallback((field: string, text: string) => readingWords(field, text, t), [t]);
  return (
    <HistoryList kind="work-order" id={id} kinds={["work-order"]} describe={describe} reading={reading} />
  );
}
