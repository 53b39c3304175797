import type { TFunction } from "i18next";
import type { z } from "zod";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { itemsText, passEvents, passFieldNames, type Item } from "../../../shared/modules/passes/index.ts";
import { correctedFieldWords } from "./pass-corrections.ts";
import { lastMinuteOf, slipWords } from "./pass-words.tsx";

/** What went, by name; bare counts where the list is another one than was counted. */
function goodsOut(actual: readonly number[], items: readonly Item[]): string {
  if (actual.length !== items.length) return actual.join(" / ");
  return itemsText(
    items.flatMap((item, row) => {
      const qty = actual[row] ?? 0;
      return qty === 0 ? [] : [{ ...item, qty }];
    }),
  );
}

/**
 * One event of a pass in words; null when this version cannot read it. `items` is what it lists, `when` says a time
 * as people do.
 */
export function passHistoryWords(
  entry: HistoryEntry,
  when: (ms: number) => string,
  t: TFunction,
  items: readonly Item[] = [],
): string | null {
  const parse = <Schema extends z.ZodType>({ data }: { readonly data: Schema }): z.output<Schema> | null =>
    data.safeParse(entry.data).data ?? null;
  switch (entry.type) {
    case "drafted": {
      const data = parse(passEvents.drafted);
      if (data === null) return null;
      return data.items.length === 0
        ? t("passes.events.drafted-empty")
        : t("passes.events.drafted", { items: itemsText(data.items) });
    }
    case "revised": {
      const data = parse(passEvents.revised);
      if (data === null) return null;
      const known = passFieldNames.filter((name) => data.changed.includes(name));
      const fields = known.map((name) => t(`passes.fields.${name}`)).join(t("passes.comma"));
      return t("passes.events.revised", { fields, items: itemsText(data.items) });
    }
    case "submitted": {
      const data = parse(passEvents.submitted);
      return data && t("passes.events.submitted", { time: when(lastMinuteOf(data.validUntil)) });
    }
    case "refused": {
      const data = parse(passEvents.refused);
      return data && t(`passes.events.refused-${data.by}`, { reason: data.reason });
    }
    case "released": {
      const data = parse(passEvents.released);
      if (data === null) return null;
      const goods = goodsOut(data.actual, items);
      return data.note === ""
        ? t("passes.events.released", { items: goods })
        : t("passes.events.released-noted", { items: goods, note: data.note });
    }
    case "expiry-noted": {
      const data = parse(passEvents["expiry-noted"]);
      return data && t("passes.events.expiry-noted", { note: data.note });
    }
    case "slips-returned": {
      const data = parse(passEvents["slips-returned"]);
      return data && t("passes.events.slips-returned", { slips: slipWords(data.slips, t) });
    }
    case "printed": {
      const data = parse(passEvents.printed);
      return data && t(`passes.events.printed-${data.paper}`);
    }
    case "corrected": {
      const data = parse(passEvents.corrected);
      if (data === null) return null;
      const field = correctedFieldWords(data.field, [], t);
      return t("passes.events.corrected", { field, reason: data.reason });
    }
    case "revealed": {
      const data = parse(passEvents.revealed);
      return data && t(data.field === "proxy" ? "passes.events.revealed-proxy" : "passes.events.revealed");
    }
    case "conflict-settled": {
      const data = parse(passEvents["conflict-settled"]);
      return data && t("passes.events.conflict-settled", { reason: data.reason });
    }
    case "voided": {
      const data = parse(passEvents.voided);
      return data && t("passes.events.voided", { reason: data.reason });
    }
    case "withdrawn":
    case "owner-signed":
    case "signed":
      return t(`passes.events.${entry.type}`);
    default:
      return null;
  }
}

/** 补录: when it happened and why it was entered later, or "". */
export function lateWords(entry: HistoryEntry, when: (ms: number) => string, t: TFunction): string {
  const { late, at, issuedAt } = entry.data;
  const happened = typeof issuedAt === "number" ? issuedAt : at;
  if (typeof late !== "object" || late === null || Array.isArray(late) || typeof happened !== "number") {
    return "";
  }
  const reason = typeof late["reason"] === "string" ? late["reason"] : "";
  return t("passes.events.late", { time: when(happened), reason });
}
