import { Input } from "antd";
import type { ReactElement } from "react";
import { useZone } from "../../app/program.ts";
import type { FieldIds } from "../../ui/field.tsx";
import { localMs, localText } from "../../ui/local-time.ts";

/** A time on the site's clock; ms, or null while it is empty or half typed. */
export function TimeInput({
  ids,
  text,
  onText,
}: {
  readonly ids: FieldIds;
  readonly text: string;
  readonly onText: (text: string) => void;
}): ReactElement {
  return (
    <Input {...ids} type="datetime-local" value={text} onChange={({ target }) => onText(target.value)} />
  );
}

/** Reads and writes such texts in the site's zone. */
export function useLocalTime(): {
  readonly toMs: (text: string) => number | null;
  readonly toText: (ms: number) => string;
} {
  const zone = useZone();
  return { toMs: (text) => localMs(text, zone), toText: (ms) => localText(ms, zone) };
}
