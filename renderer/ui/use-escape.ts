import { useEffect, type RefObject } from "react";

/** Where Esc has its own sense: a field, or a menu that is open. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented) return true;
  if (event.target instanceof HTMLElement && event.target.closest("input, textarea, form") !== null)
    return true;
  return (
    document.querySelector(".ant-dropdown:not(.ant-dropdown-hidden), .ant-modal-wrap, [role=dialog]") !== null
  );
}

/** Esc closes what is shown in `panel`, wherever the cursor is but in a field; nothing while it is out of sight. */
export function useEscape(panel: RefObject<HTMLElement | null>, onClose: (() => void) | undefined): void {
  useEffect(() => {
    if (onClose === undefined) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || isTaken(event) || panel.current?.offsetParent === null) return;
      onClose();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [panel, onClose]);
}
