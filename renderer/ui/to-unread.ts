/** Puts the cursor into a time or date that cannot be read; true when there is one, and nothing is saved then. */
export function toUnread(form: HTMLElement | null): boolean {
  const field = form?.querySelector<HTMLElement>("[data-unread=true]") ?? null;
  field?.focus();
  return field !== null;
}
