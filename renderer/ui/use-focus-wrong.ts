import { useEffect, useRef, type RefObject } from "react";
import type { DomainError } from "../../shared/kernel/result.ts";
import { focusWrong } from "./focus-wrong.ts";

/** Puts the cursor into the field that was refused, once for each refusal: it is what has to be typed next. */
export function useFocusWrong<Element extends HTMLElement = HTMLFormElement>(
  error: DomainError | null,
): RefObject<Element | null> {
  const form = useRef<Element>(null);
  useEffect(() => {
    if (error !== null) focusWrong(form.current);
  }, [error]);
  return form;
}
