import type { KeyView } from "../../../shared/contract/keys.ts";

/** What every action's form is told. */
export interface ActionProps {
  readonly row: KeyView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}
