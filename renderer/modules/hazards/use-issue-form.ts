import { useState } from "react";
import type { Outcome } from "../../../shared/contract/commands.ts";
import type { HazardBatchRow, SubstanceRow } from "../../../shared/contract/hazards.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import { isExpired, issueProblem } from "../../../shared/modules/hazards/index.ts";
import { useCommand, type Approval } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { useDraft } from "../../ui/use-draft.ts";
import { useNow } from "../../ui/use-now.ts";
import {
  emptyIssueForm,
  factsOf,
  issueFormSchema,
  toIssueInput,
  type IssueFormValues,
  type Signatures,
} from "./issue-form-values.ts";
import { quantityOf } from "./quantity.tsx";

function readDraft(kept: Readonly<Record<string, unknown>>): IssueFormValues | null {
  const read = issueFormSchema.safeParse(kept);
  return read.success ? read.data : null;
}

const stockKinds = ["substance", "hazard-batch", "hazard-issue"];

/** What can be handed out: substances with something in the store, and the batches of the chosen one. */
function useStock(form: IssueFormValues) {
  const substances = useLive({
    key: ["hazards.substances"],
    kinds: [...stockKinds, "board"],
    read: async (host) => host.hazards.substances(),
  });
  const offered: readonly SubstanceRow[] = (substances.data ?? []).filter(({ balance }) => balance > 0);
  const goods = offered.find(({ id }) => id === form.substance) ?? null;
  const { data } = useLive({
    key: ["hazards.batches", goods?.id ?? ""],
    kinds: stockKinds,
    read: async (host) => host.hazards.batches({ substance: goods?.id ?? "" }),
    enabled: goods !== null,
    keepPrevious: false,
  });
  const batches: readonly HazardBatchRow[] = goods === null ? [] : (data ?? []);
  const today = siteDate(useNow(60_000), useZone());
  const usable = batches.find(({ expiry }) => !isExpired(expiry, today));
  const batch = batches.find(({ id }) => id === form.batch) ?? usable ?? batches[0] ?? null;
  return { loaded: substances.data !== undefined, offered, goods, batches, batch, today };
}

/** The form of a new issue: its draft, what can be handed out, its errors, the hand-over with signatures and PIN. */
export function useIssueForm(onSaved: (slip: Outcome) => void) {
  const words = useErrorWords();
  const draft = useDraft<IssueFormValues>("hazard-issue.issue", emptyIssueForm, readDraft);
  const { run, busy } = useCommand("hazard-issue.issue");
  const [error, setError] = useState<DomainError | null>(null);
  const form = draft.value;
  const stock = useStock(form);
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  });
  const staff = people.data ?? [];
  const { goods, batch, today } = stock;
  const facts = goods === null || batch === null ? null : factsOf(form, goods, batch, staff);
  /** What stands in the way of signing; null: nothing. */
  const problem = (): DomainError | null => {
    if (goods === null || batch === null || facts === null) return { code: "required", field: "substance" };
    const wanted = {
      ...facts,
      qty: quantityOf(form.qty),
      user: facts.userName,
      lentTo: facts.lent?.to ?? "",
      lentReason: facts.lent?.reason ?? "",
    };
    const expired = form.late === null && isExpired(batch.expiry, today);
    return issueProblem(wanted, { balance: batch.balance, expired });
  };
  return {
    form,
    stock,
    staff,
    facts,
    busy,
    error,
    restored: draft.restored,
    /** Words of what is wrong with a field, or null. */
    errorOf: (field: string): string | null => (error?.field === field ? words(error) : null),
    change: (patch: Partial<IssueFormValues>): void => {
      setError(null);
      draft.change(patch);
    },
    /** Shows the folded part; what was refused in it stays said. */
    unfold: (): void => draft.change({ more: true }),
    reset: (): void => {
      draft.clear();
      setError(null);
    },
    /** Looks the form through before anybody signs; answers what is wrong, or null. */
    check: (): DomainError | null => {
      const found = problem();
      setError(found);
      return found;
    },
    /** Answers the refusal, or null when it was handed out. */
    issue: async (signatures: Signatures, approval: Approval): Promise<DomainError | null> => {
      if (batch === null || facts === null) return null;
      const outcome = await run(toIssueInput(form, batch, facts, signatures), { approval });
      setError(outcome.ok ? null : outcome.error);
      if (!outcome.ok) return outcome.error;
      draft.clear();
      onSaved(outcome.value);
      return null;
    },
  };
}
export type IssueForm = ReturnType<typeof useIssueForm>;
