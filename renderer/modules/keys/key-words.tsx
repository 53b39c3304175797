import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import type { KeyRow } from "../../../shared/contract/keys.ts";
import type { KeyStatus } from "../../../shared/modules/keys/index.ts";
import { Glyph } from "../../ui/glyph.tsx";
import { StatusTag, type Tone } from "../../ui/status-tag.tsx";
import { dueWords } from "../../ui/time-words.ts";

/** How long before it is due a key that is out turns amber. */
const SOON_MS = 30 * 60_000;

const tones: Readonly<Record<KeyStatus, Tone>> = {
  in: "green",
  out: "blue",
  collected: "grey",
  lost: "red",
  retired: "grey",
  void: "grey",
};

/** What stands on the lists for a key: its unit, or the place it opens. */
export function keyLabel({ unit, place }: Pick<KeyRow, "unit" | "place">): string {
  return unit === "" ? place : unit;
}

/** How urgent it is that the key comes back, or that somebody looks after it. */
export function keyTone(key: KeyRow, nowMs: number): Tone {
  if (key.conflicts > 0) return "red";
  if (key.dueMs !== null) {
    return nowMs >= key.dueMs ? "red" : key.dueMs - nowMs <= SOON_MS ? "amber" : "blue";
  }
  return tones[key.status];
}

/** 遗失 1: that some of its copies are lost; "" where none is. */
export function lostWords({ lost }: Pick<KeyRow, "lost">, t: TFunction): string {
  return lost > 0 ? t("keys.lostCount", { count: lost }) : "";
}

/** 在库 · 借出 · 业主取回 · 遗失 · 停用; 冲突 before all of them. */
export function keyStatusTag(key: KeyRow, nowMs: number, t: TFunction): ReactElement {
  const tone = keyTone(key, nowMs);
  if (key.conflicts > 0) return <StatusTag tone="red">{t("keys.clash")}</StatusTag>;
  const word = t(`keys.status.${key.status}`);
  const some = key.status === "out" && key.quantity > 1 ? ` ${key.out}/${key.quantity}` : "";
  const lost = key.status === "in" ? lostWords(key, t) : "";
  return <StatusTag tone={tone}>{lost === "" ? word + some : `${word} · ${lost}`}</StatusTag>;
}

/** 还有 20 分钟, 超时 2 小时; nothing while all of it is here. */
export function keyDueTag(key: KeyRow, nowMs: number, t: TFunction): ReactElement | null {
  if (key.dueMs === null) return null;
  return (
    <StatusTag tone={keyTone(key, nowMs)} icon={<Glyph name="clock" />}>
      {dueWords(key.dueMs, nowMs, t)}
    </StatusTag>
  );
}
