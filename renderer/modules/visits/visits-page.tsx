import { useCallback, useState, type ReactElement } from "react";
import type { PageProps } from "../../app/page-props.ts";
import { FormFor } from "../../ui/form-for.tsx";
import { WithPanel } from "../../ui/panel.tsx";
import { useBadgeScan } from "./use-badge-scan.ts";
import { VisitForm } from "./visit-form.tsx";
import { VisitList } from "./visit-list.tsx";
import { VisitRecord } from "./visit-record.tsx";
import "./visits.css";

/** 来访登记: the list, and beside it the form or one visit's record. */
export function VisitsPage({ id, action, arrived, open }: PageProps): ReactElement {
  const recordId = id === "new" ? null : id;
  const openRecord = useCallback((visit: string, wanted?: string) => open(visit, wanted), [open]);
  const [badge, setBadge] = useState<string | null>(null);
  const { onFocus } = useBadgeScan((visit, scanned) => {
    setBadge(scanned);
    open(visit, "leave");
  });
  return (
    <div className="visit-page" onFocus={onFocus}>
      <WithPanel
        panel={
          <>
            {/* The form stays alive behind a record, so that nothing typed is lost. */}
            <div className="panel-slot" hidden={recordId !== null}>
              <FormFor command="visit.register">
                <VisitForm
                  arrived={arrived}
                  shown={recordId === null}
                  scanned={badge}
                  onCleaned={() => setBadge(null)}
                  onOpen={openRecord}
                />
              </FormFor>
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
    </div>
  );
}
