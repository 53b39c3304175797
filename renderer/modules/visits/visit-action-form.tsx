import type { ReactElement } from "react";
import type { VisitView } from "../../../shared/contract/visits.ts";
import { AnswerAction } from "./answer-action.tsx";
import { CorrectAction } from "./correct-action.tsx";
import { ExtendAction } from "./extend-action.tsx";
import { LateLeaveAction } from "./late-leave-action.tsx";
import type { FormAction } from "./visit-actions.ts";
import { VoidAction } from "./void-action.tsx";

const forms = {
  answer: AnswerAction,
  extend: ExtendAction,
  signOutLate: LateLeaveAction,
  correct: CorrectAction,
  void: VoidAction,
} as const satisfies Readonly<Record<FormAction, unknown>>;

/** The strip of an action that needs more words. */
export function VisitActionForm({
  action,
  visit,
  onClose,
}: {
  readonly action: FormAction;
  readonly visit: VisitView;
  readonly onClose: () => void;
}): ReactElement {
  const Form = forms[action];
  return <Form visit={visit} onClose={onClose} />;
}
