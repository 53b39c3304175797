import type { KeyboardEvent } from "react";

const fields =
  "input:not([type=hidden]):not(:disabled), textarea:not(:disabled), [role=radio][tabindex='0']:not(:disabled), [data-field]";

/** True while an input method is composing: its Enter chooses characters and submits nothing. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
}

/** Focuses the field behind the present one, past those in `data-enter="skip"` (Tab reaches them); false at the last. */
export function focusNextField(form: HTMLElement, from: Element): boolean {
  const all = [...form.querySelectorAll<HTMLElement>(fields)].filter(
    (field) => field.offsetParent !== null && field.closest("[data-enter=skip]") === null,
  );
  const next = all.find(
    (field) => (from.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
  return next !== undefined;
}

/**
 * Keys of a form: Enter moves to the next field (and saves behind the last), Ctrl+Enter saves, Esc leaves
 * (drafts are kept). Spread on the form: `<form onKeyDown={useFormKeyboard({ onSave, onLeave })}>`. Buttons keep
 * their own Enter; a control that takes Enter for itself (a list of suggestions) calls preventDefault.
 */
export function useFormKeyboard({
  onSave,
  onLeave,
}: {
  readonly onSave: () => void;
  readonly onLeave?: () => void;
}): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (isComposing(event)) return;
    // A list of choices takes Enter to open itself; Ctrl+Enter saves from there as well.
    if (event.defaultPrevented && !(event.key === "Enter" && (event.ctrlKey || event.metaKey))) return;
    if (event.key === "Escape" && onLeave !== undefined) {
      event.preventDefault();
      onLeave();
      return;
    }
    if (event.key !== "Enter") return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      onSave();
      return;
    }
    const { target, currentTarget } = event;
    if (!(target instanceof HTMLElement) || event.shiftKey) return;
    if (target instanceof HTMLButtonElement && target.role !== "radio") return;
    event.preventDefault();
    if (!focusNextField(currentTarget, target)) onSave();
  };
}
