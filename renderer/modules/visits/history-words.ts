import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import {
  categories,
  correctableFields,
  documentTypes,
  visitEvents,
  type Answer,
  type ConsentMethod,
} from "../../../shared/modules/visits/index.ts";
import { useZone } from "../../app/program.ts";
import { exactTime, timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";

/** A visit's events in words; the list adds who, when, and both readings of a correction. */
export function useHistoryWords(): (entry: HistoryEntry) => string {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(60_000);
  return (entry) =>
    historyWords(entry, (ms) => timeWords(ms, nowMs, zone, t), t) ?? t("visits.history.unknown");
}

/** What a corrected field said: a category's own word for its code, a time as people read it. */
export function useReadingWords(): (field: string, text: string) => string {
  const { t } = useTranslation();
  const zone = useZone();
  return (field, text) => {
    if (field === "timeIn") return exactTime(Number(text), zone).slice(0, 16);
    const category = categories.find((known) => known === text);
    if (field === "category" && category !== undefined) return t(`visits.category.${category}`);
    const document = documentTypes.find((known) => known === text);
    return field === "documentType" && document !== undefined ? t(`visits.document.${document}`) : text;
  };
}

const fieldSchema = z.enum(correctableFields);

function fieldName(field: string, t: TFunction): string {
  const known = fieldSchema.safeParse(field);
  return known.success ? t(`visits.fields.${known.data}`) : field;
}

/** Words of an event; null when this version cannot read it. */
export function historyWords(entry: HistoryEntry, when: (ms: number) => string, t: TFunction): string | null {
  const parse = <Schema extends z.ZodType>(schema: Schema): z.output<Schema> | null =>
    schema.safeParse(entry.data).data ?? null;
  switch (entry.type) {
    case "registered": {
      const data = parse(visitEvents.registered.data);
      return data === null ? null : registeredWords(data, t);
    }
    case "answered": {
      const data = parse(visitEvents.answered.data);
      if (data === null) return null;
      return t("visits.history.answered", askedWords(data, t));
    }
    case "extended": {
      const data = parse(visitEvents.extended.data);
      return data && t("visits.history.extended", { until: when(data.until), reason: data.reason });
    }
    case "left": {
      const data = parse(visitEvents.left.data);
      return data && leftWords(data, when, t);
    }
    case "corrected": {
      const data = parse(visitEvents.corrected.data);
      if (data === null) return null;
      const field = fieldName(data.field, t);
      return `${t("visits.history.corrected", { field })}${t("visits.history.because", { reason: data.reason })}`;
    }
    case "revealed": {
      const data = parse(visitEvents.revealed.data);
      return data && revealedWords(data, t);
    }
    case "voided": {
      const data = parse(visitEvents.voided.data);
      return data && t("visits.history.voided", { reason: data.reason });
    }
    case "leave-withdrawn":
    case "badge-returned":
    case "printed":
      return t(`visits.history.${entry.type}`);
    default:
      return null;
  }
}

function registeredWords(data: z.output<typeof visitEvents.registered.data>, t: TFunction): string {
  const { consent, emergency, late } = data;
  const entered =
    late === null
      ? t("visits.history.registered")
      : t("visits.history.registeredLate", { reason: late.reason });
  if (emergency !== null) {
    const service = t(`visits.service.${emergency.service}`);
    return `${entered} · ${t("visits.history.registeredEmergency", { service, reason: emergency.reason })}`;
  }
  if (consent === null) return entered;
  return `${entered} · ${t("visits.history.consent", askedWords(consent, t))}`;
}

/** How the resident was asked and what they said, as parts of one sentence. */
function askedWords(
  { method, answer }: { readonly method: ConsentMethod; readonly answer: Answer },
  t: TFunction,
) {
  return { how: t(`visits.history.how.${method}`), said: t(`visits.history.said.${answer}`) };
}

function leftWords(
  data: z.output<typeof visitEvents.left.data>,
  when: (ms: number) => string,
  t: TFunction,
): string {
  const left =
    data.late === null
      ? t("visits.history.left")
      : t("visits.history.leftAt", { at: when(data.at), reason: data.late.reason });
  if (data.badgeReturned === null) return left;
  return `${left} · ${t(data.badgeReturned ? "visits.history.badgeReturned" : "visits.history.badgeMissing")}`;
}

function revealedWords(data: z.output<typeof visitEvents.revealed.data>, t: TFunction): string {
  const revealed = t("visits.history.revealed", { field: fieldName(data.field, t) });
  const { note } = data;
  if (data.purpose === "third-party") return `${revealed} · ${t("visits.history.thirdParty", { note })}`;
  if (note !== "") return `${revealed} · ${t("visits.history.noted", { note })}`;
  return `${revealed} · ${t("visits.history.ownCall")}`;
}
