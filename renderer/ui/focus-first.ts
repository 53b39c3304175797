/** Ref that puts the cursor here as it appears: the clerk's hands stay on the keyboard. */
export function focusFirst(target: { readonly focus: () => void } | null): void {
  target?.focus();
}
