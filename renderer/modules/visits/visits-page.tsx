import { useCallback, type ReactElement } from "react";
import { asked } from "../../app/host-client.ts";
import { useHost } from "../../app/program.ts";
import type { PageProps } from "../../app/registers.ts";
import { WithPanel } from "../../ui/panel.tsx";
import { useScanner } from "../../ui/use-scanner.ts";
import { VisitForm } from "./visit-form.tsx";
import { VisitList } from "./visit-list.tsx";
import { VisitRecord } from "./visit-record.tsx";
import "./visits.css";

/** 来访登记: the list, and beside it the form or one visit's record. */
export function VisitsPage({ id, action, arrived, open }: PageProps): ReactElement {
  const host = useHost();
  const recordId = id === "new" ? null : id;
  const openRecord = useCallback((visit: string, wanted?: string) => open(visit, wanted), [open]);
  // VIS-3: the badge that comes back signs its visitor out.
  useScanner((badge) => {
    void asked(host.visits.byBadge({ badge })).then((found) => {
      if (found.ok && found.value !== null) open(found.value.id, "leave");
    });
  });
  return (
    <WithPanel
      panel={
        <>
          {/* The form stays alive behind a record, so that nothing typed is lost. */}
          <div className="visit-panel" hidden={recordId !== null}>
            <VisitForm arrived={arrived} shown={recordId === null} onOpen={openRecord} />
          </div>
          {recordId !== null && (
            <VisitRecord
              key={`${recordId} ${arrived}`}
              id={recordId}
              action={action}
              onClose={() => open(null)}
            />
          )}
        </>
      }
    >
      <VisitList selectedId={recordId} onOpen={openRecord} />
    </WithPanel>
  );
}
