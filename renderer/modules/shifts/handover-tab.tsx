import type { ReactElement } from "react";
import type { ShiftView } from "../../../shared/contract/shifts.ts";
import type { PageProps } from "../../app/page-props.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { WithPanel } from "../../ui/panel.tsx";
import { ShiftList } from "./shift-list.tsx";
import { ShiftOverview } from "./shift-overview.tsx";
import { ShiftRecord } from "./shift-record.tsx";
import { useShift, useShiftNow } from "./use-shift.ts";
import { HandoverWizard } from "./wizard/handover-wizard.tsx";

/** 交接: the shift that runs, and every handover before it; one that is not signed yet has the page to itself. */
export function HandoverTab({ id, open, openRecord }: PageProps): ReactElement {
  return id === null ? (
    <Handovers shift={null} open={open} />
  ) : (
    <OneShift id={id} open={open} openRecord={openRecord} />
  );
}

function OneShift({
  id,
  open,
  openRecord,
}: Pick<PageProps, "open" | "openRecord"> & { readonly id: string }): ReactElement {
  const { data: shift, error } = useShift(id);
  const here = useShiftNow().data?.postId;
  if (shift === undefined) {
    return <Awaited error={error} />;
  }
  // Another post hands over at its own desks.
  if (shift.status === "signed" || (here !== undefined && shift.postId !== here)) {
    return <Handovers shift={shift} open={open} />;
  }
  return <HandoverWizard key={id} shift={shift} onRecord={openRecord} onClose={() => open(null)} />;
}

function Handovers({
  shift,
  open,
}: {
  readonly shift: ShiftView | null;
  readonly open: PageProps["open"];
}): ReactElement {
  const list = (
    <>
      <ShiftOverview onOpen={(id) => open(id)} />
      <ShiftList selectedId={shift?.id ?? null} onOpen={(id) => open(id)} />
    </>
  );
  if (shift === null) return <div className="shifts-main">{list}</div>;
  return <WithPanel panel={<ShiftRecord shift={shift} onClose={() => open(null)} />}>{list}</WithPanel>;
}
