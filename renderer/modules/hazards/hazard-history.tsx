import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { SubstanceRow } from "../../../shared/contract/hazards.ts";
import { useLive } from "../../app/live.ts";
import { HistoryList } from "../../ui/history-list.tsx";
import { hazardEventWords, readingWords } from "./hazard-event-words.ts";

/** 经过: who did what when. */
export function HazardHistory({
  kind,
  id,
  unit,
}: {
  readonly kind: "hazard-issue" | "substance";
  readonly id: string;
  readonly unit: SubstanceRow["unit"];
}): ReactElement {
  const { t } = useTranslation();
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  }).data;
  const staff = (staffId: string): string => people?.find((person) => person.id === staffId)?.name ?? "";
  return (
    <HistoryList
      kind={kind}
      id={id}
      kinds={[kind]}
      describe={(entry) => hazardEventWords(entry, { unit, staff }, t) ?? t("ui.history.unknown")}
      reading={(field, text) => readingWords(field, text, t)}
    />
  );
}
