import { useEffect } from "react";
import { mayCommand } from "../../../shared/contract/access.ts";
import { useProgram, useSession } from "../program.ts";
import { visibleRegisters } from "../registers.ts";
import { goTo } from "./use-place.ts";

/** Keys that work everywhere: F2 and so on make a new record, F8 writes a line of the duty log, Ctrl+K finds, Ctrl+L locks, F1 goes home. */
export function useShortcuts(onSearch: () => void, onNote: () => void): void {
  const { session } = useProgram();
  const role = useSession((state) => state.actor?.role);
  useEffect(() => {
    if (role === undefined) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const control = event.ctrlKey || event.metaKey;
      const register = visibleRegisters(role).find(({ shortcut }) => shortcut === event.key);
      if (control && event.key.toLowerCase() === "k") onSearch();
      else if (control && event.key.toLowerCase() === "l") void session.lock();
      else if (event.key === "F1") goTo("home");
      else if (event.key === "F8" && mayCommand(role, "duty-line.write")) onNote();
      else if (register !== undefined && !control && !event.altKey) goTo(register.key, "new");
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [role, session, onSearch, onNote]);
}
