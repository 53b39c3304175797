import { useState, type FocusEvent } from "react";
import { asked } from "../../app/host-client.ts";
import { useHost } from "../../app/program.ts";
import { useScanner } from "../../ui/use-scanner.ts";

/** The scanner's own Enter was kept from the field; here it is again, as if it had been typed. */
function enterAfterAll(): void {
  const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(enter);
}

/**
 * VIS-3: a badge that is scanned finds the visitor who holds it. Listens while the cursor is in no field but the
 * name, where it rests between two visitors; a document that is scanned into its own field stays there. Spread
 * `onFocus` on the page.
 */
export function useBadgeScan(onVisitor: (id: string, badge: string) => void) {
  const host = useHost();
  const [listens, setListens] = useState(true);
  useScanner((badge) => {
    void asked(host.visits.byBadge({ badge })).then((found) => {
      if (found.ok && found.value !== null) onVisitor(found.value.id, badge);
      else enterAfterAll();
    });
  }, listens);
  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>): void =>
      setListens(!(target instanceof HTMLInputElement) || target.closest("[data-part=name]") !== null),
  };
}
