import type { TFunction } from "i18next";
import type { PassView } from "../../../shared/contract/passes.ts";
import { afterwardsCorrectable, rowField, sealedCorrectable } from "../../../shared/modules/passes/index.ts";

/** Shown masked, so that another digit in the middle leaves what was signed as it stands. */
const numbers = ["ownerPhone", "requesterPhone", "requesterDocument", "moverDocument"] as const;
const masked = {
  ownerPhone: "ownerPhoneMasked",
  requesterPhone: "requesterPhoneMasked",
  requesterDocument: "requesterDocumentMasked",
  moverDocument: "moverDocumentMasked",
} as const;
const namedFields = ["unit", "reason", "carrier", ...sealedCorrectable, ...afterwardsCorrectable] as const;

/** What 更正 offers of a pass: before its signature what is written, after it what nobody signed (GDS-2). */
export function correctableNow(pass: PassView): readonly string[] {
  if (pass.signature !== null) {
    const [release, ...others] = pass.releases;
    return [
      ...(release === undefined ? [] : ["releaseNote"]),
      ...(others.length > 0 ? [] : (release?.actual.map((_, row) => `actual.${row}`) ?? [])),
      ...(pass.expiryNote === null ? [] : ["expiryNote"]),
      ...numbers.filter((field) => pass[masked[field]] !== ""),
    ];
  }
  if (pass.status !== "submitted" && pass.status !== "expired") return [];
  const rows = pass.items.flatMap((_, row) =>
    ["name", "spec", "unit", "qty"].map((part) => `items.${row}.${part}`),
  );
  const byPhone = pass.basis === "phone";
  const people = sealedCorrectable.filter((field) => field !== "confirmedBy" || byPhone);
  return ["reason", ...rows, "unit", ...people, "carrier"];
}

/** What a field says now; empty where it is masked and has to be typed anew. */
export function passReading(pass: PassView, field: string): string {
  const meant = rowField(field);
  if (meant !== null) {
    const { row, part } = meant;
    const value = part === "actual" ? pass.releases.at(-1)?.actual[row] : pass.items[row]?.[part];
    return String(value ?? "");
  }
  switch (field) {
    case "unit":
    case "reason":
    case "carrier":
    case "owner":
    case "requester":
    case "relation":
    case "confirmedBy":
    case "mover":
    case "plate":
      return pass[field];
    case "releaseNote":
      return pass.releases.at(-1)?.note ?? "";
    case "expiryNote":
      return pass.expiryNote?.note ?? "";
    default:
      return "";
  }
}

/** 第 2 项物品 · 数量; `names` are the goods by row where they are known. */
export function correctedFieldWords(field: string, names: readonly string[], t: TFunction): string {
  const row = rowField(field);
  if (row !== null) {
    const name = names[row.row] ?? "";
    const item = name === "" ? t("passes.correct.row", { row: row.row + 1 }) : name;
    return `${item} · ${t(`passes.correct.part.${row.part}`)}`;
  }
  if (field === "ownerKnown") return t("passes.fields.ownerKnown");
  const known = namedFields.find((name) => name === field);
  return known === undefined ? field : t(`passes.fields.${known}`);
}
