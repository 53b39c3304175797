import type { TFunction } from "i18next";
import type { z } from "zod";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { formatFen } from "../../../shared/kernel/money.ts";
import {
  areas,
  charges,
  correctableFields,
  grades,
  totalFen,
  workOrderEvents,
} from "../../../shared/modules/work-orders/index.ts";

export interface HistoryNames {
  readonly when: (ms: number) => string;
  /** A site date in words. */
  readonly day: (date: string) => string;
  /** Name of a member of staff, or "" when it is not known here. */
  readonly staff: (id: string) => string;
}

type CallLogged = z.output<(typeof workOrderEvents)["call-logged"]["data"]>;

function callWords(
  { outcome, reason, promisedAt }: CallLogged,
  { when }: HistoryNames,
  t: TFunction,
): string {
  const time = promisedAt === null ? "" : when(promisedAt);
  return t(`workOrders.events.call-${outcome}`, { reason, time });
}

/** One event of an order in words; null when this version cannot read it. */
export function orderHistoryWords(entry: HistoryEntry, names: HistoryNames, t: TFunction): string | null {
  const parse = <Schema extends z.ZodType>({ data }: { readonly data: Schema }): z.output<Schema> | null =>
    data.safeParse(entry.data).data ?? null;
  const events = workOrderEvents;
  switch (entry.type) {
    case "dispatched": {
      const data = parse(events.dispatched);
      if (data === null) return null;
      const name = data.technician === null ? "" : names.staff(data.technician);
      return name === ""
        ? t("workOrders.events.dispatched-nobody")
        : t("workOrders.events.dispatched", { name });
    }
    case "reassigned": {
      const data = parse(events.reassigned);
      if (data === null) return null;
      const reason = [names.staff(data.technician), data.reason].filter(Boolean).join(" · ");
      return t("workOrders.events.reassigned", { reason });
    }
    case "appointment-set": {
      const data = parse(events["appointment-set"]);
      return data && t("workOrders.events.appointment-set", { time: names.when(data.appointment) });
    }
    case "call-logged": {
      const data = parse(events["call-logged"]);
      return data && callWords(data, names, t);
    }
    case "suspended": {
      const data = parse(events.suspended);
      return data && t("workOrders.events.suspended", { reason: data.reason });
    }
    case "carried-over": {
      const data = parse(events["carried-over"]);
      return (
        data && t("workOrders.events.carried-over", { date: names.day(data.newDate), reason: data.reason })
      );
    }
    case "quote-agreed": {
      const data = parse(events["quote-agreed"]);
      return data && t("workOrders.events.quote-agreed", { total: formatFen(totalFen(data)) });
    }
    case "charges-recorded": {
      const data = parse(events["charges-recorded"]);
      if (data === null) return null;
      const { note } = data;
      const total = formatFen(totalFen(data));
      return note === ""
        ? t("workOrders.events.charges-recorded", { total })
        : t("workOrders.events.charges-noted", { total, note });
    }
    case "paid": {
      const data = parse(events.paid);
      if (data === null) return null;
      const method = t(`workOrders.charges.methods.${data.method}`);
      return t("workOrders.events.paid", { total: formatFen(data.amount), method, receipt: data.receipt });
    }
    case "finished": {
      const data = parse(events.finished);
      return data && t("workOrders.events.finished", { result: data.result });
    }
    case "signed": {
      const data = parse(events.signed);
      return data && t(`workOrders.events.signed-${data.signer}`);
    }
    case "opinion-recorded": {
      const data = parse(events["opinion-recorded"]);
      return data && t("workOrders.events.opinion-recorded", { opinion: data.opinion });
    }
    case "follow-up-made": {
      const data = parse(events["follow-up-made"]);
      if (data === null) return null;
      const { reached, answer, satisfaction: mark } = data;
      return reached
        ? t("workOrders.events.followed-up", { answer, mark })
        : t("workOrders.events.follow-up-missed");
    }
    case "closed": {
      const data = parse(events.closed);
      if (data === null) return null;
      const closing = t(`workOrders.closing.${data.closing}`);
      return data.reason === ""
        ? closing
        : t("workOrders.events.closed-because", { closing, reason: data.reason });
    }
    case "corrected": {
      const data = parse(events.corrected);
      if (data === null) return null;
      const known = correctableFields.find((field) => field === data.field);
      const field = known === undefined ? data.field : t(`workOrders.fields.${known}`);
      return t("workOrders.events.corrected", { field, reason: data.reason });
    }
    case "voided": {
      const data = parse(events.voided);
      return data && t("workOrders.events.voided", { reason: data.reason });
    }
    case "taken":
    case "accepted":
    case "arrived":
    case "arrival-withdrawn":
    case "resumed":
    case "printed":
    case "revealed":
      return t(`workOrders.events.${entry.type}`);
    default:
      return null;
  }
}

/** What a corrected field said, in words: a code such as `urgent` needs some. */
export function readingWords(field: string, text: string, t: TFunction): string {
  const grade = grades.find((one) => field === "grade" && one === text);
  const area = areas.find((one) => field === "area" && one === text);
  const charge = charges.find((one) => field === "charge" && one === text);
  if (grade !== undefined) return t(`workOrders.grade.${grade}`);
  if (area !== undefined) return t(`workOrders.area.${area}`);
  return charge === undefined ? text : t(`workOrders.charge.${charge}`);
}

/** 补录: when it happened and why it was entered later, or "". */
export function lateWords(entry: HistoryEntry, names: HistoryNames, t: TFunction): string {
  const { late } = entry.data;
  // An order taken late keeps when it was written down beside when it was reported.
  const at = entry.type === "taken" ? entry.data["receivedAt"] : entry.data["at"];
  if (typeof late !== "object" || late === null || Array.isArray(late) || typeof at !== "number") return "";
  const reason = typeof late["reason"] === "string" ? late["reason"] : "";
  return ` ${names.when(at)}${t("workOrders.events.late", { reason })}`;
}
