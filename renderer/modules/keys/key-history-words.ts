import type { TFunction } from "i18next";
import type { z } from "zod";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import {
  correctableKeyFields,
  correctableLoanFields,
  keyEvents,
} from "../../../shared/modules/keys/index.ts";

export interface HistoryNames {
  readonly when: (ms: number) => string;
  /** Name of a member of staff, or "" when it is not known here. */
  readonly staff: (id: string) => string;
}

const fields = [...correctableKeyFields, ...correctableLoanFields] as const;

/** One event of a key in words; null when this version cannot read it. */
export function keyHistoryWords(entry: HistoryEntry, names: HistoryNames, t: TFunction): string | null {
  const parse = <Schema extends z.ZodType>({ data }: { readonly data: Schema }): z.output<Schema> | null =>
    data.safeParse(entry.data).data ?? null;
  switch (entry.type) {
    case "deposited": {
      const data = parse(keyEvents.deposited);
      return data && t("keys.events.deposited", { number: data.number });
    }
    case "lent": {
      const data = parse(keyEvents.lent);
      return data && t("keys.events.lent", { number: data.number, reason: data.reason });
    }
    case "extended": {
      const data = parse(keyEvents.extended);
      return data && t("keys.events.extended", { time: names.when(data.dueAt), reason: data.reason });
    }
    case "returned": {
      const data = parse(keyEvents.returned);
      return data && t("keys.events.returned", { name: names.staff(data.receivedBy) });
    }
    case "lost": {
      const data = parse(keyEvents.lost);
      return data && t("keys.events.lost", { reason: data.reason });
    }
    case "found": {
      const data = parse(keyEvents.found);
      return data && t("keys.events.found", { reason: data.reason });
    }
    case "collected": {
      const data = parse(keyEvents.collected);
      return data && t("keys.events.collected", { number: data.number });
    }
    case "retired": {
      const data = parse(keyEvents.retired);
      return data && t("keys.events.retired", { why: t(`keys.retirement.${data.why}`), reason: data.reason });
    }
    case "reinstated": {
      const data = parse(keyEvents.reinstated);
      return data && t("keys.events.reinstated", { reason: data.reason });
    }
    case "count-corrected": {
      const data = parse(keyEvents["count-corrected"]);
      if (data === null) return null;
      const { expected, present, explanation } = data;
      return t("keys.events.count-corrected", { expected, present, explanation });
    }
    case "clash-settled": {
      const data = parse(keyEvents["clash-settled"]);
      return data && t("keys.events.clash-settled", { reason: data.reason });
    }
    case "corrected": {
      const data = parse(keyEvents.corrected);
      if (data === null) return null;
      const known = fields.find((field) => field === data.field);
      const field = known === undefined ? data.field : t(`keys.fields.${known}`);
      return t("keys.events.corrected", { field, reason: data.reason });
    }
    case "printed": {
      const data = parse(keyEvents.printed);
      return data && t("keys.events.printed", { slip: data.slip });
    }
    case "voided": {
      const data = parse(keyEvents.voided);
      return data && t("keys.events.voided", { reason: data.reason });
    }
    case "added":
    case "tagged":
    case "revealed":
      return t(`keys.events.${entry.type}`);
    default:
      return null;
  }
}

/** 补录: when it happened and why it was entered later, or "". */
export function lateWords(entry: HistoryEntry, names: HistoryNames, t: TFunction): string {
  const { late, at } = entry.data;
  if (typeof late !== "object" || late === null || Array.isArray(late) || typeof at !== "number") return "";
  const reason = typeof late["reason"] === "string" ? late["reason"] : "";
  return t("keys.events.late", { time: names.when(at), reason });
}
