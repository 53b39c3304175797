import type { ReactElement } from "react";
import { CallForm } from "./call-form.tsx";
import { ChargesForm, PaymentForm, QuoteForm } from "./charge-forms.tsx";
import { CorrectForm } from "./correct-form.tsx";
import { DispatchForm, ReassignForm } from "./dispatch-form.tsx";
import { FollowUpForm } from "./follow-up-form.tsx";
import type { InstantAction, OrderAction } from "./order-actions.ts";
import { SignForm } from "./sign-form.tsx";
import { CloseForm, FinishForm, OpinionForm, VoidOrder } from "./text-forms.tsx";
import { AppointmentForm, CarryOverForm, LateArrivalForm, SuspendForm } from "./time-forms.tsx";
import type { ActionProps } from "./action-props.ts";

/** Actions that ask for more; 返工 opens the form of a new order instead. */
export type FormAction = Exclude<OrderAction, InstantAction | "rework">;

/** The form of one action. */
export function OrderActionForm({
  action,
  ...props
}: ActionProps & { readonly action: FormAction }): ReactElement {
  switch (action) {
    case "dispatch":
      return <DispatchForm {...props} />;
    case "reassign":
      return <ReassignForm {...props} />;
    case "call":
    case "earlyCall":
      return <CallForm {...props} />;
    case "lateArrival":
      return <LateArrivalForm {...props} />;
    case "quote":
      return <QuoteForm {...props} />;
    case "charges":
      return <ChargesForm {...props} />;
    case "payment":
      return <PaymentForm {...props} />;
    case "finish":
      return <FinishForm {...props} />;
    case "followUp":
      return <FollowUpForm {...props} />;
    case "sign":
      return <SignForm {...props} />;
    case "opinion":
      return <OpinionForm {...props} />;
    case "suspend":
      return <SuspendForm {...props} />;
    case "appointment":
      return <AppointmentForm {...props} />;
    case "carryOver":
      return <CarryOverForm {...props} />;
    case "cancel":
      return <CloseForm {...props} closing="cancelled" />;
    case "closeUnvisited":
      return <CloseForm {...props} closing="no-follow-up" />;
    case "correct":
      return <CorrectForm {...props} />;
    case "void":
      return <VoidOrder {...props} />;
  }
}
