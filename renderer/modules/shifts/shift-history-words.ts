import type { TFunction } from "i18next";
import type { z } from "zod";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { shiftEvents } from "../../../shared/modules/shifts/index.ts";

/** Events that say everything by their own name. */
const plain = [
  "opened",
  "joined",
  "handover-begun",
  "arrived",
  "tidied",
  "property-counted",
  "keys-counted",
  "mail-counted",
  "cash-counted",
  "log-read",
  "area-checked",
  "countersigned",
  "completed",
  "printed",
] as const;

/** One event of a shift in words; null when this version cannot read it. */
export function shiftHistoryWords(
  entry: HistoryEntry,
  nameOf: (staffId: string) => string,
  t: TFunction,
): string | null {
  const parse = <Schema extends z.ZodType>({ data }: { readonly data: Schema }): z.output<Schema> | null =>
    data.safeParse(entry.data).data ?? null;
  const known = plain.find((type) => type === entry.type);
  if (known !== undefined) return t(`shifts.events.${known}`);
  switch (entry.type) {
    case "paper-noted": {
      const data = parse(shiftEvents["paper-noted"]);
      return data && t("shifts.events.paper-noted", { reason: data.reason });
    }
    case "weather-noted": {
      const data = parse(shiftEvents["weather-noted"]);
      return data && t("shifts.events.weather-noted", { weather: data.weather });
    }
    case "stood-in": {
      const data = parse(shiftEvents["stood-in"]);
      if (data === null) return null;
      const names = { name: nameOf(data.staff), instead: nameOf(data.instead) };
      return t("shifts.events.stood-in", { ...names, reason: data.reason });
    }
    case "stand-in-ended": {
      const data = parse(shiftEvents["stand-in-ended"]);
      return data && t("shifts.events.stand-in-ended", { name: nameOf(data.staff) });
    }
    case "item-followed": {
      const data = parse(shiftEvents["item-followed"]);
      if (data === null) return null;
      return t("shifts.events.item-followed", { number: data.number, name: nameOf(data.followedBy) });
    }
    case "block-overridden": {
      const data = parse(shiftEvents["block-overridden"]);
      if (data === null) return null;
      const words = { name: nameOf(data.by), reason: data.reason };
      return t(data.countersignBy === null ? "shifts.events.overridden" : "shifts.events.by-phone", words);
    }
    case "signed": {
      const data = parse(shiftEvents.signed);
      return data && t(`shifts.events.signed-${data.side}`);
    }
    case "handover-withdrawn": {
      const data = parse(shiftEvents["handover-withdrawn"]);
      return data && t("shifts.events.handover-withdrawn", { reason: data.reason });
    }
    case "conflict-settled": {
      const data = parse(shiftEvents["conflict-settled"]);
      return data && t("shifts.events.conflict-settled", { reason: data.reason });
    }
    default:
      return null;
  }
}
