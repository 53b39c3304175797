import type { PassView } from "../../../shared/contract/passes.ts";

/** What every action's form is told. */
export interface ActionProps {
  readonly pass: PassView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}
