import type { ReactElement } from "react";
import type { PageProps } from "../../app/registers.ts";
import { WithPanel } from "../../ui/panel.tsx";
import { ShiftList } from "./shift-list.tsx";
import { ShiftOverview } from "./shift-overview.tsx";
import { ShiftRecord } from "./shift-record.tsx";

/** 交接: the shift that runs, and every handover before it. */
export function HandoverTab({ id, open }: PageProps): ReactElement {
  return (
    <WithPanel panel={id !== null && <ShiftRecord key={id} id={id} onClose={() => open(null)} />}>
      <ShiftOverview onOpen={(shift) => open(shift)} />
      <ShiftList selectedId={id} onOpen={(shift) => open(shift)} />
    </WithPanel>
  );
}
