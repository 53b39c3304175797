import { useEffect, useRef, useState } from "react";
import type { Host } from "../app/host-client.ts";
import { asked } from "../app/host-client.ts";
import { useHost, useSession } from "../app/program.ts";

type DraftContent = Parameters<Host["drafts"]["save"]>[0]["content"];

export interface Draft<T> {
  readonly value: T;
  readonly change: (patch: Partial<T>) => void;
  /** Back to the empty form; the kept draft goes too (after a save). */
  readonly clear: () => void;
  /** True when the value came back from a former visit to the form. */
  readonly restored: boolean;
  /** True while anything stands in it that an empty form has not. */
  readonly typed: boolean;
}

/** Whether anything stands in it that an empty form has not; which part is unfolded is nothing typed. */
function isTyped(back: DraftContent, empty: DraftContent, filledIn: readonly string[]): boolean {
  return Object.keys(back).some(
    (field) =>
      field !== "more" &&
      !filledIn.includes(field) &&
      JSON.stringify(back[field]) !== JSON.stringify(empty[field]),
  );
}

const QUIET_MS = 600;

/**
 * A form's content, kept (sealed, by the host, 24 h) while it is typed, so that Esc, a switch, a lock or a crash
 * loses nothing. `read` makes a value of what was kept, or null when it no longer fits.
 */
export function useDraft<T extends DraftContent>(
  form: string,
  empty: T,
  read: (kept: Readonly<Record<string, unknown>>) => T | null,
  /** Fields that the form fills in by itself: they alone are nothing typed. */
  filledIn: readonly string[] = [],
): Draft<T> {
  const host = useHost();
  const actorId = useSession((state) => state.actor?.id ?? null);
  const [value, setValue] = useState(empty);
  const [restored, setRestored] = useState(false);
  const touched = useRef(false);
  /** What was typed in the last moments and is not kept yet. */
  const unsaved = useRef<T | null>(null);

  useEffect(() => {
    if (actorId === null || touched.current) return undefined;
    let current = true;
    void asked(host.drafts.load({ form })).then((kept) => {
      if (!current || touched.current || !kept.ok || kept.value === null) return;
      const back = read(kept.value);
      if (back === null) return;
      setValue(back);
      setRestored(isTyped(back, empty, filledIn));
    });
    return () => {
      current = false;
    };
    // `read` is a pure function of the form; only a new form or person asks again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [host, form, actorId]);

  useEffect(() => {
    if (!touched.current || actorId === null) return undefined;
    unsaved.current = value;
    const timer = setTimeout(() => {
      unsaved.current = null;
      void asked(host.drafts.save({ form, content: value }));
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [host, form, value, actorId]);
  useEffect(
    () => () => {
      const content = unsaved.current;
      if (content !== null) void asked(host.drafts.save({ form, content }));
    },
    [host, form],
  );

  return {
    value,
    restored,
    typed: isTyped(value, empty, filledIn),
    change: (patch) => {
      touched.current = true;
      setValue((now) => ({ ...now, ...patch }));
    },
    clear: () => {
      touched.current = false;
      unsaved.current = null;
      setValue(empty);
      setRestored(false);
      void asked(host.drafts.clear({ form }));
    },
  };
}
