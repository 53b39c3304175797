import { placedId, registerOfKind } from "../registers.ts";
import { goTo } from "./use-place.ts";

/** Goes to the page that shows a record of any register, and to what it is opened for. */
export function goToRecord(kind: string, id: string, action: string | null = null): void {
  goTo(registerOfKind(kind) ?? "home", placedId(kind, id), action);
}
