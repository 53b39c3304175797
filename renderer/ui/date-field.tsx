import { Input, type InputRef } from "antd";
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { addDays, isSiteDate, siteDate } from "../../shared/kernel/site-time.ts";
import { useZone } from "../app/program.ts";
import type { FieldIds } from "./field.tsx";
import { readDate } from "./read-time.ts";
import { dateWords } from "./time-words.ts";
import { isComposing } from "./use-form-keyboard.ts";
import { useNow } from "./use-now.ts";

/**
 * A site date, typed: shown as 明天 or 11月28日 周六, read from 11-28, 1128, 明天, +3; ↑↓ move it by a day.
 * The value is `YYYY-MM-DD`, "" while it is empty, or what was typed and cannot be read (no command takes it and
 * `toUnread` finds it).
 */
export function DateField({
  ids,
  value,
  onChange,
}: {
  readonly ids: FieldIds;
  readonly value: string;
  readonly onChange: (date: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const today = siteDate(useNow(60_000), useZone());
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<InputRef>(null);
  const editing = typed !== null;
  // The text that is edited is another than the one that was shown: selected once it stands there.
  useLayoutEffect(() => {
    if (editing) input.current?.select();
  }, [editing]);
  const known = isSiteDate(value);
  const unread = value !== "" && !known;
  const words = known ? dateWords(value, today, t) : "";
  const put = (text: string): void => {
    setTyped(text);
    onChange(text.trim() === "" ? "" : (readDate(text, today) ?? text));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    const date = addDays(known ? value : today, event.key === "ArrowUp" ? 1 : -1);
    setTyped(date.slice(5));
    onChange(date);
  };
  return (
    <>
      <Input
        {...ids}
        ref={input}
        data-unread={unread ? "true" : undefined}
        {...(unread && typed === null ? { status: "error" as const } : {})}
        value={typed ?? (unread ? value : words)}
        maxLength={20}
        autoComplete="off"
        title={known ? value : t("ui.time.typeDateHelp")}
        placeholder={t("ui.time.typeDate")}
        suffix={typed !== null && <span className="muted">{words}</span>}
        onFocus={() => setTyped(known ? typedDate(value, today) : value)}
        onBlur={() => setTyped(null)}
        onChange={({ target }) => put(target.value)}
        onKeyDown={onKeyDown}
      />
      {unread && (
        <div className="field-error" role="alert">
          {t("ui.time.unreadDate")}
        </div>
      )}
    </>
  );
}

/** Without the year where that reads as the same date. */
function typedDate(date: string, today: string): string {
  const short = date.slice(5);
  return readDate(short, today) === date ? short : date;
}
