import type { HazardBatchView, HazardIssueView, SubstanceView } from "../../../shared/contract/hazards.ts";

interface FormProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** What every form of a slip is told. */
export interface SlipFormProps extends FormProps {
  readonly slip: HazardIssueView;
}

/** What every form of a substance is told. */
export interface GoodsFormProps extends FormProps {
  readonly goods: SubstanceView;
}

/** What every form of one of its batches is told. */
export interface BatchFormProps extends GoodsFormProps {
  readonly batch: HazardBatchView;
}
