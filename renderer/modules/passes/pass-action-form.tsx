import type { ReactElement } from "react";
import type { ActionProps } from "./action-props.ts";
import { CorrectForm } from "./correct-form.tsx";
import { OwnerSignForm } from "./owner-sign-form.tsx";
import type { InstantAction, PassAction } from "./pass-actions.ts";
import { RefuseForm } from "./refuse-form.tsx";
import { ReleaseForm } from "./release-form.tsx";
import { SignForm } from "./sign-form.tsx";
import { SlipsForm } from "./slips-form.tsx";
import { ExpiryForm, SettleForm, TurnBackForm, VoidForm } from "./text-forms.tsx";

/** Actions that ask for more; 修改 and 另开一张 open the pass's own form instead. */
export type FormAction = Exclude<PassAction, InstantAction | "revise" | "again">;

/** The form of one action. */
export function PassActionForm({
  action,
  ...props
}: ActionProps & { readonly action: FormAction }): ReactElement {
  switch (action) {
    case "sign":
      return <SignForm {...props} />;
    case "refuse":
      return <RefuseForm {...props} />;
    case "ownerSign":
      return <OwnerSignForm {...props} />;
    case "release":
      return <ReleaseForm {...props} via="number" />;
    case "turnBack":
      return <TurnBackForm {...props} />;
    case "slips":
      return <SlipsForm {...props} />;
    case "noteExpiry":
      return <ExpiryForm {...props} />;
    case "correct":
      return <CorrectForm {...props} />;
    case "settle":
      return <SettleForm {...props} />;
    case "void":
      return <VoidForm {...props} />;
  }
}
