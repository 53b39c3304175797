import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";

/** What every action's form is told. */
export interface ActionProps {
  readonly order: WorkOrderView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}
