import type { InputRef } from "antd";

/**
 * Ref that puts the cursor here as it appears: the clerk's hands stay on the keyboard. Ant Design hands a new
 * handle to its refs at every drawing, so the field itself remembers that it had its turn.
 */
export function focusFirst(target: HTMLElement | InputRef | null): void {
  const element = target instanceof HTMLElement ? target : (target?.input ?? null);
  if (element === null || element.dataset["hadFocus"] === "true") return;
  element.dataset["hadFocus"] = "true";
  element.focus();
}
