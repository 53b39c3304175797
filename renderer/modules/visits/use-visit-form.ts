import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryHit } from "../../../shared/contract/directory.ts";
import type { VisitSuggestion } from "../../../shared/contract/visits.ts";
import type { Outcome } from "../../../shared/contract/commands.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import type { Answer, ConsentMethod } from "../../../shared/modules/visits/index.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { useDraft } from "../../ui/use-draft.ts";
import * as formClock from "./form-clock.ts";
import {
  emptyVisitForm,
  fromSuggestion,
  toRegisterInput,
  visitFormSchema,
  type VisitFormValues,
} from "./visit-form-values.ts";

/** A saved visit, for the large number above the next empty form. */
export interface SavedVisit extends Outcome {
  readonly name: string;
  readonly answer: Answer | null;
}

function readDraft(kept: Readonly<Record<string, unknown>>): VisitFormValues | null {
  const read = visitFormSchema.safeParse(kept);
  return read.success ? read.data : null;
}

/** The registration form: its draft, VIS-1's clock, its errors, saving it. */
export function useVisitForm(onSaved: (visit: SavedVisit) => void) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const draft = useDraft<VisitFormValues>("visit.register", emptyVisitForm, readDraft);
  const register = useCommand("visit.register");
  const [clock, setClock] = useState(formClock.freshClock);
  const [error, setError] = useState<DomainError | null>(null);
  const [seenDraft, setSeenDraft] = useState(false);
  if (draft.restored && !seenDraft) {
    setSeenDraft(true);
    setClock({ ...formClock.freshClock, spentMs: draft.value.spentMs });
  }

  const change = (patch: Partial<VisitFormValues>): void => {
    const nowMs = performance.now();
    const started = formClock.touched(clock, nowMs);
    setClock(started);
    setError(null);
    draft.change({ ...patch, spentMs: Math.round(formClock.spentMs(started, nowMs)) });
  };
  const { value: form } = draft;
  const reset = (): void => {
    draft.clear();
    setClock(formClock.freshClock);
    setSeenDraft(false);
    setError(null);
  };
  return {
    form,
    clock,
    busy: register.busy,
    restored: draft.restored,
    error,
    /** Words of what is wrong with a field, or null. */
    errorOf: (field: string): string | null => (error?.field === field ? words(error) : null),
    change,
    /** Shows the folded part; what was refused in it stays said. */
    unfold: (): void => draft.change({ more: true }),
    reset,
    typeName: (name: string): void => {
      // Another name is another person: what was carried over stays behind.
      const other = form.carry !== null && name.trim() !== form.carry.name;
      change({ name, ...(other ? { carry: null } : {}) });
    },
    takeReturning: (last: VisitSuggestion): void => change(fromSuggestion(last)),
    takeAuthorised: (person: DirectoryHit): void =>
      change({
        name: person.name,
        visiting: person.unit,
        category: person.relation === "helper" ? "helper" : "guest",
        method: "standing",
        answer: "agreed",
        authorisation: person.personId,
        carry: null,
      }),
    /** `standing`: whose standing authorisation counts, if that is how. */
    ask: (method: ConsentMethod, standing: string | null): void => {
      const waits = method !== "standing" && (form.answer === null || form.answer === "awaiting");
      const answer = method === "standing" ? { answer: "agreed" as const } : {};
      change({ method, authorisation: method === "standing" ? standing : null, ...answer });
      setClock((now) => (waits ? formClock.asked : formClock.answered)(now, performance.now()));
    },
    answer: (answer: Answer): void => {
      change({ answer });
      setClock((now) => formClock.answered(now, performance.now()));
    },
    save: async (): Promise<DomainError | null> => {
      const seconds = Math.round(formClock.spentMs(clock, performance.now()) / 1000);
      const values = form;
      const result = await register.run(toRegisterInput(values, seconds));
      if (!result.ok) {
        setError(result.error);
        return result.error;
      }
      const name = values.name === "" ? t("visits.title") : values.name;
      reset();
      onSaved({ ...result.value, name, answer: values.service === null ? values.answer : "agreed" });
      return null;
    },
  };
}

export type VisitFormControl = ReturnType<typeof useVisitForm>;
