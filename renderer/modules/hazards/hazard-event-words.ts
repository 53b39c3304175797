import type { TFunction } from "i18next";
import type { z } from "zod";
import type { HazardMovement, SubstanceRow } from "../../../shared/contract/hazards.ts";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import {
  correctableGoods,
  hazardIssueEvents,
  pictograms,
  signalWords,
  substanceEvents,
} from "../../../shared/modules/hazards/index.ts";
import { countWords, quantityWords } from "./quantity.tsx";

interface Names {
  /** Null where the record is not at hand: the quantity then stands alone. */
  readonly unit: SubstanceRow["unit"] | null;
  /** Name of a member of staff, or "" when it is not known here. */
  readonly staff: (id: string) => string;
}

/** What an event of a batch is called in its book. */
const movementOfEvent: Readonly<Record<string, HazardMovement["kind"]>> = {
  drawn: "drawn",
  issued: "issued",
  returned: "returned",
  "issue-voided": "voided",
  "return-settled": "settled",
  counted: "counted",
  "written-off": "written-off",
  "balance-settled": "settled",
};

/** A quantity with its unit where that is known. */
function amount(qty: number, unit: Names["unit"], t: TFunction): string {
  return unit === null ? countWords(qty) : quantityWords(qty, unit, t);
}

const fields = [...correctableGoods, "use", "place", "expiry", "witness"] as const;

/** What a corrected field said: codes of pictograms and signal words as words. */
export function readingWords(field: string, text: string, t: TFunction): string {
  if (field === "pictograms") {
    const named = text.split(",");
    const known = pictograms.filter((one) => named.includes(one));
    return known.map((one) => t(`hazards.pictogram.${one}`)).join(t("ui.comma"));
  }
  const word = field === "signalWord" ? signalWords.find((one) => one === text) : undefined;
  return word === undefined ? text : t(`hazards.signalWord.${word}`);
}

function lateWords({ data: { late } }: HistoryEntry, t: TFunction): string {
  if (typeof late !== "object" || late === null || Array.isArray(late)) return "";
  return typeof late["reason"] === "string" ? t("hazards.events.late", { reason: late["reason"] }) : "";
}

/** What became of an issue: used, returned, spilt. */
function shares(
  { used, returned, spilt }: { readonly used: number; readonly returned: number; readonly spilt: number },
  unit: Names["unit"],
  t: TFunction,
) {
  return { used: amount(used, unit, t), returned: amount(returned, unit, t), spilt: amount(spilt, unit, t) };
}

function issueWords(entry: HistoryEntry, { unit, staff }: Names, t: TFunction): string | null {
  const parse = <Schema extends z.ZodType>({ data }: { readonly data: Schema }): z.output<Schema> | null =>
    data.safeParse(entry.data).data ?? null;
  const events = hazardIssueEvents;
  switch (entry.type) {
    case "issued": {
      const data = parse(events.issued);
      if (data === null) return null;
      const qty = amount(data.qty, unit, t);
      return data.lent === null
        ? t("hazards.events.issued", { qty })
        : t("hazards.events.issued-lent", { qty, ...data.lent });
    }
    case "signed": {
      const data = parse(events.signed);
      return data && t(`hazards.events.signed-${data.signer}`);
    }
    case "returned": {
      const data = parse(events.returned);
      return data && t("hazards.events.returned", { ...shares(data, unit, t) });
    }
    case "return-settled": {
      const data = parse(events["return-settled"]);
      return data && t("hazards.events.return-settled", { ...data, ...shares(data, unit, t) });
    }
    case "anomaly-reported": {
      const data = parse(events["anomaly-reported"]);
      if (data === null) return null;
      const names = data.alerted.map(staff).join(t("ui.comma"));
      return t("hazards.events.anomaly-reported", { text: data.text, names: names === "" ? "—" : names });
    }
    case "anomaly-handled": {
      const data = parse(events["anomaly-handled"]);
      return data && t("hazards.events.anomaly-handled", { measure: data.measure });
    }
    case "voided": {
      const data = parse(events.voided);
      return data && t("hazards.events.voided", { reason: data.reason });
    }
    default:
      return null;
  }
}

/** A movement of a batch as the conflicts' list tells it: what, how much, of which slip. */
export function batchEventWords(
  { type, data }: HistoryEntry,
  unit: Names["unit"],
  t: TFunction,
): string | null {
  const kind = movementOfEvent[type];
  if (kind === undefined) return null;
  const number = (key: string): string => (typeof data[key] === "number" ? amount(data[key], unit, t) : "");
  const text = (key: string): string => (typeof data[key] === "string" ? data[key] : "");
  const counted = [number("qty"), number("returned"), number("counted")].find((one) => one !== "") ?? "";
  const said = [t(`hazards.movement.${kind}`), counted, text("number"), text("expiry"), text("explanation")];
  return said.filter((part) => part !== "").join(" ");
}

/** One event of a slip or of the catalogue in words; null when this version cannot read it. */
export function hazardEventWords(entry: HistoryEntry, names: Names, t: TFunction): string | null {
  const { type, data } = entry;
  if (type === "corrected") {
    const { field, reason } = data;
    const known = fields.find((one) => one === field);
    const word = known === undefined ? "" : t(`hazards.fields.${known}`);
    return t("hazards.events.corrected", { field: word, reason: typeof reason === "string" ? reason : "" });
  }
  if (type === "added" || type === "restored") return t(`hazards.events.${type}`);
  if (type === "retired" || type === "register-printed") {
    const read = substanceEvents[type].data.safeParse(data);
    return read.success ? t(`hazards.events.${type}`, { ...read.data }) : null;
  }
  const words = issueWords(entry, names, t);
  return words === null ? null : words + lateWords(entry, t);
}
