import type { ReactElement } from "react";
import type { KeyView, LoanView } from "../../../shared/contract/keys.ts";
import { ChoiceField } from "../../ui/choice-field.tsx";

/** Loans of which something is out, the earliest due first. */
export function openLoansOf(row: KeyView): readonly LoanView[] {
  return row.loans.filter(({ out }) => out > 0).toSorted((left, right) => left.dueAtMs - right.dueAtMs);
}

/** Which of several loans is meant; nothing to choose where there is one. */
export function LoanChoice({
  label,
  loans,
  value,
  onChange,
}: {
  readonly label: string;
  readonly loans: readonly LoanView[];
  readonly value: string;
  readonly onChange: (number: string) => void;
}): ReactElement | null {
  if (loans.length < 2) return null;
  return (
    <ChoiceField
      label={label}
      required
      choices={loans.map(({ number, borrower }) => ({ value: number, label: borrower || number }))}
      value={value}
      onChange={onChange}
    />
  );
}
