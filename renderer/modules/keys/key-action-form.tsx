import type { ReactElement } from "react";
import type { ActionProps } from "./action-props.ts";
import { CollectForm } from "./collect-form.tsx";
import { CorrectForm } from "./correct-form.tsx";
import { DepositForm } from "./deposit-form.tsx";
import { ExtendForm } from "./extend-form.tsx";
import type { KeyAction } from "./key-actions.ts";
import { FindForm, LoseForm, ReinstateForm, RetireForm, TagForm, VoidForm } from "./reason-forms.tsx";
import { ReturnForm } from "./return-form.tsx";
import { SettleForm } from "./settle-form.tsx";

/** Actions that ask for more; 借出 opens the loan form instead. */
export type FormAction = Exclude<KeyAction, "lend">;

/** The form of one action. */
export function KeyActionForm({
  action,
  ...props
}: ActionProps & { readonly action: FormAction }): ReactElement {
  switch (action) {
    case "return":
      return <ReturnForm {...props} />;
    case "extend":
      return <ExtendForm {...props} />;
    case "lose":
      return <LoseForm {...props} />;
    case "find":
      return <FindForm {...props} />;
    case "collect":
      return <CollectForm {...props} />;
    case "deposit":
      return <DepositForm {...props} />;
    case "retire":
      return <RetireForm {...props} />;
    case "reinstate":
      return <ReinstateForm {...props} />;
    case "settle":
      return <SettleForm {...props} />;
    case "correct":
      return <CorrectForm {...props} />;
    case "tag":
      return <TagForm {...props} />;
    case "void":
      return <VoidForm {...props} />;
  }
}
