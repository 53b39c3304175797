import { useEffect, useRef, type RefObject } from "react";
import type { DomainError } from "../../shared/kernel/result.ts";

/** Puts the cursor into the field that was refused, once for each refusal: it is what has to be typed next. */
export function useFocusWrong(error: DomainError | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error === null) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return form;
}
