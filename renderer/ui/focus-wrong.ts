const controls = "[aria-invalid=true], input, textarea, [role=radio][tabindex='0']";

/** Puts the cursor into the first field that says what is wrong with it; false when there is none. */
export function focusWrong(form: HTMLElement | null): boolean {
  for (const words of form?.querySelectorAll(".field-error") ?? []) {
    const field = words.closest(".field") ?? words.parentElement;
    const control = field === form ? null : field?.querySelector<HTMLElement>(controls);
    if (control === null || control === undefined) continue;
    control.focus();
    return true;
  }
  return false;
}
