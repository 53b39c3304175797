import { Input, type InputRef } from "antd";
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useZone } from "../app/program.ts";
import type { FieldIds } from "./field.tsx";
import { addSiteDays, readTime, stepMinutes, timeToType, type TimeSense } from "./read-time.ts";
import { exactTime, timeWords } from "./time-words.ts";
import { isComposing } from "./use-form-keyboard.ts";
import { useNow } from "./use-now.ts";

/**
 * A time on the site's clock, typed: shown as 今天 14:05, read from 1405, 14:05, 11-25 14:05, +30; ↑↓ move it by
 * five minutes, PgUp and PgDn by a day. Empty is null; what cannot be read is NaN, which no command takes and
 * which `toUnread` finds.
 */
export function TimeField({
  ids,
  value,
  onChange,
  sense = "near",
  part,
}: {
  readonly ids: FieldIds;
  /** ms */
  readonly value: number | null;
  readonly onChange: (ms: number | null) => void;
  /** 补录 looks back, a promise ahead: which day a bare 14:05 means. */
  readonly sense?: TimeSense;
  /** `data-part`, where a form looks its fields up. */
  readonly part?: string;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(15_000);
  const at = { nowMs, zone, sense };
  /** What is being typed; null while the field shows its value. */
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<InputRef>(null);
  const editing = typed !== null;
  // The text that is edited is another than the one that was shown: selected once it stands there.
  useLayoutEffect(() => {
    if (editing) input.current?.select();
  }, [editing]);
  const unread = Number.isNaN(value);
  const words = value === null || unread ? "" : timeWords(value, nowMs, zone, t);
  const put = (text: string): void => {
    setTyped(text);
    onChange(text.trim() === "" ? null : (readTime(text, at) ?? Number.NaN));
  };
  const move = (ms: number): void => {
    setTyped(timeToType(ms, at));
    onChange(ms);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const from = value === null || unread ? Math.floor(nowMs / 60_000) * 60_000 : value;
    if (event.key === "ArrowUp" || event.key === "ArrowDown")
      move(stepMinutes(from, event.key === "ArrowUp"));
    else if (event.key === "PageUp") move(addSiteDays(from, 1, zone));
    else if (event.key === "PageDown") move(addSiteDays(from, -1, zone));
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Input
        {...ids}
        ref={input}
        data-part={part}
        data-unread={unread ? "true" : undefined}
        {...(unread && typed === null ? { status: "error" as const } : {})}
        value={typed ?? words}
        maxLength={30}
        autoComplete="off"
        title={value === null || unread ? t("ui.time.typeTimeHelp") : exactTime(value, zone)}
        placeholder={t("ui.time.typeTime")}
        suffix={typed !== null && <span className="muted">{words}</span>}
        onFocus={({ target }) => {
          setTyped(value === null || unread ? target.value : timeToType(value, at));
        }}
        onBlur={() => {
          if (!unread) setTyped(null);
        }}
        onChange={({ target }) => put(target.value)}
        onKeyDown={onKeyDown}
      />
      {unread && (
        <div className="field-error" role="alert">
          {t("ui.time.unreadTime")}
        </div>
      )}
    </>
  );
}
