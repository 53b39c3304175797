import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Conflict, ConflictSide } from "../../../shared/contract/conflicts.ts";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import { useKindWords } from "../../ui/kind-words.ts";
import { dateWords, timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { batchEventWords, hazardEventWords } from "../hazards/hazard-event-words.ts";
import { lineHistoryWords, readingWords } from "../duty-log/line-words.ts";
import { keyHistoryWords } from "../keys/key-history-words.ts";
import { passHistoryWords } from "../passes/pass-history-words.ts";
import { shiftHistoryWords } from "../shifts/shift-history-words.ts";
import { historyWords } from "../visits/history-words.ts";
import { orderHistoryWords } from "../work-orders/order-history-words.ts";

/** One side of a conflict in its own register's words. */
export function useEntryWords(): (conflict: Conflict, side: ConflictSide) => string {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(60_000);
  const kindWords = useKindWords();
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  }).data;
  const when = (ms: number): string => timeWords(ms, nowMs, zone, t);
  const day = (date: string): string => dateWords(date, siteDate(nowMs, zone), t);
  const staff = (id: string): string => people?.find((person) => person.id === id)?.name ?? "";
  const words = ({ recordKind: kind, measure }: Conflict, entry: HistoryEntry): string | null => {
    switch (kind) {
      case "visit":
        return historyWords(entry, when, t);
      case "work-order":
        return orderHistoryWords(entry, { when, staff, day }, t);
      case "key":
        return keyHistoryWords(entry, { when, staff }, t);
      case "pass":
        return passHistoryWords(entry, when, t);
      case "hazard-issue":
        return hazardEventWords(entry, { unit: measure, staff }, t);
      case "hazard-batch":
        return batchEventWords(entry, measure, t);
      case "shift":
        return shiftHistoryWords(entry, staff, t);
      case "duty-line":
        return lineHistoryWords(entry, t);
      default:
        return t("conflicts.did", { kind: kindWords(kind) });
    }
  };
  return (conflict, { entry, detail }) => {
    const said = entry.unknown ? null : words(conflict, entry);
    if (said === null) return t("conflicts.unknown");
    switch (`${conflict.recordKind} ${entry.type}`) {
      case "key lent":
        return said + borrower(entry, detail, staff, t);
      case "visit answered":
        return detail === "" ? said : said + t("conflicts.by", { name: detail });
      case "pass released":
        return detail === "" ? said : t("conflicts.released", { what: whatLeft(entry, detail, t) });
      case "shift completed":
        return detail === "" ? said : t("conflicts.signers", { names: detail, said });
      case "duty-line corrected":
        return said + readings(entry, t);
      default:
        return said;
    }
  };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** What went out, and what the gate wrote to it. */
function whatLeft({ data }: HistoryEntry, items: string, t: TFunction): string {
  return [items, text(data["note"])].filter((part) => part !== "").join(t("ui.semicolon"));
}

/** Whom a key was lent to: our own people by name, strangers by name and what they are from. */
function borrower(
  { data }: HistoryEntry,
  stranger: string,
  staff: (id: string) => string,
  t: TFunction,
): string {
  const name = staff(text(data["borrowerStaff"])) || stranger;
  const department = text(data["department"]);
  if (name === "") return department === "" ? "" : t("conflicts.to", { name: department });
  return department === "" ? t("conflicts.to", { name }) : t("conflicts.toFrom", { name, department });
}

/** What a line was corrected into: both desks' readings are what is compared here. */
function readings({ data, sealed }: HistoryEntry, t: TFunction): string {
  const word = (value: unknown): string => readingWords(text(data["field"]), text(value), t);
  const { from, to } = sealed ?? data;
  return t("conflicts.reading", { from: word(from), to: word(to) });
}
