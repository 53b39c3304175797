import type { TFunction } from "i18next";
import type { DutyLineRow, DutyLineView } from "../../../shared/contract/duty-log.ts";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { categories, correctableFields, type Note } from "../../../shared/modules/duty-log/index.ts";

/** What the program wrote down by itself, in words. */
function noteWords(note: Note, t: TFunction): string {
  if (note.type === "repair-review") return t("dutyLog.note.review", { ...note });
  if (note.articlesLocked && note.keysInPlace) return t("dutyLog.note.closed");
  return t("dutyLog.note.closedOpen", {
    articles: t(note.articlesLocked ? "dutyLog.note.locked" : "dutyLog.note.notLocked"),
    keys: t(note.keysInPlace ? "dutyLog.note.keysIn" : "dutyLog.note.keysOut"),
  });
}

/** What a line says. */
export function lineText(line: Pick<DutyLineView, "note" | "text" | "erased">, t: TFunction): string {
  const parts = [
    line.note === null ? "" : noteWords(line.note, t),
    line.erased ? t("dutyLog.erased") : line.text,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** The same for a row of a list, which has no counts. */
export function rowText(row: Pick<DutyLineRow, "note" | "text" | "erased">, t: TFunction): string {
  if (row.text !== "" || row.note === null) return row.erased ? t("dutyLog.erased") : row.text;
  return row.note === "closing" ? t("dutyLog.closeDesk.title") : t("workOrders.daily.title");
}

type Addition = DutyLineView["additions"][number];

/** An addition in words, with what was said. */
export function additionWords(addition: Addition, t: TFunction): string {
  const { type, person, reason, number } = addition;
  const said = addition.erased ? t("dutyLog.erased") : addition.text;
  const level = addition.level === null ? "" : t(`dutyLog.level.${addition.level}`);
  const way = addition.way === null ? "" : t(`dutyLog.way.${addition.way}`);
  const told = { level, way, person, reason };
  const join = (words: string, more: string): string =>
    more === "" ? words : `${words}${t("ui.colon")}${more}`;
  switch (type) {
    case "result":
    case "handled":
      return join(t(`dutyLog.added.${type}`), said);
    case "graded":
      return t("dutyLog.added.graded", {
        gravity: addition.gravity === null ? "" : t(`dutyLog.gravity.${addition.gravity}`),
      });
    case "reopened":
    case "important":
    case "assigned":
    case "linked":
      return t(`dutyLog.added.${type}`, { reason, person, number });
    case "reported": {
      const kind = reason !== "" ? "skipping" : addition.afterwards ? "afterwards" : "reported";
      const words = t(`dutyLog.added.${kind}`, told);
      return said === ""
        ? words
        : `${words}${t("ui.semicolon")}${t("dutyLog.added.instruction", { text: said })}`;
    }
    case "instructed":
      return join(t("dutyLog.added.instructed", told), said);
  }
}

/** A corrected field's name, and its reading in words. */
export function fieldWords(field: string, t: TFunction): string {
  const known = correctableFields.find((one) => one === field);
  return known === undefined ? field : t(`dutyLog.fields.${known}`);
}

export function readingWords(field: string, reading: string, t: TFunction): string {
  const category = field === "category" ? categories.find((one) => one === reading) : undefined;
  if (category !== undefined) return t(`dutyLog.category.${category}`);
  return reading === "" ? "—" : reading;
}

const plainEvents = ["written", "result-added", "handled", "assigned", "linked", "revealed"] as const;
const reasonEvents = ["reopened", "marked-important", "struck"] as const;

/** One event of a line in words; null when this version cannot read it. */
export function lineHistoryWords(entry: HistoryEntry, t: TFunction): string | null {
  const text = (key: string): string => {
    const value = entry.data[key];
    return typeof value === "string" ? value : "";
  };
  const reason = text("reason");
  const plain = plainEvents.find((one) => one === entry.type);
  if (plain !== undefined) return t(`dutyLog.events.${plain}`);
  const withReason = reasonEvents.find((one) => one === entry.type);
  if (withReason !== undefined) return t(`dutyLog.events.${withReason}`, { reason });
  switch (entry.type) {
    case "graded":
      return t("dutyLog.events.graded", {
        gravity: t(text("gravity") === "major" ? "dutyLog.gravity.major" : "dutyLog.gravity.hard"),
      });
    case "reported":
    case "instructed": {
      const level = (["leader", "head", "manager"] as const).find((one) => one === text("level")) ?? "leader";
      return t(`dutyLog.events.${entry.type}`, { level: t(`dutyLog.level.${level}`) });
    }
    case "corrected":
    case "settled":
      return t(`dutyLog.events.${entry.type}`, { field: fieldWords(text("field"), t), reason });
    default:
      return null;
  }
}
