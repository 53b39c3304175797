import type { CommandName } from "../../../shared/contract/commands.ts";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { PassView } from "../../../shared/contract/passes.ts";
import { slipsMissing } from "../../../shared/modules/passes/index.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import type { RecordActions } from "../../ui/record-buttons.tsx";
import { correctableNow } from "./pass-corrections.ts";

/** What a person can do with a pass; each is one command. */
export const commandByAction = {
  submit: "pass.submit",
  revise: "pass.revise",
  withdraw: "pass.withdraw",
  sign: "pass.sign",
  refuse: "pass.refuse",
  ownerSign: "pass.owner-sign",
  release: "pass.release",
  turnBack: "pass.turn-back",
  slips: "pass.return-slips",
  noteExpiry: "pass.note-expiry",
  correct: "pass.correct",
  settle: "pass.settle-conflict",
  again: "pass.draft",
  void: "pass.void",
} as const satisfies Readonly<Record<string, CommandName>>;
export type PassAction = keyof typeof commandByAction;

/** Given at once, without a form. */
export const instantActions = ["submit", "withdraw"] as const;
export type InstantAction = (typeof instantActions)[number];

export function isInstant(action: PassAction): action is InstantAction {
  return instantActions.some((instant) => instant === action);
}

function possible(pass: PassView): RecordActions<PassAction> {
  const owed = slipsMissing({ ...pass, releases: pass.releases.length }).length > 0;
  const slips: readonly PassAction[] = owed ? ["slips"] : [];
  switch (pass.status) {
    case "draft":
      return { primary: "submit", beside: ["revise"], more: ["again", "void"] };
    case "submitted":
      // It went out unsigned: a signature can only be one that was given before, and only told late.
      if (pass.releases.length > 0)
        return { primary: null, beside: slips, more: ["sign", "correct", "again"] };
      return {
        primary: "sign",
        beside: ["refuse"],
        more: ["ownerSign", "correct", "withdraw", "again", "void"],
      };
    case "signed":
      return pass.gateHere
        ? { primary: "release", beside: [], more: ["turnBack", "ownerSign", "correct", "again", "void"] }
        : { primary: null, beside: [], more: ["ownerSign", "correct", "again", "void"] };
    case "expired": {
      // 补录: it was signed, or went out at this gate, while it still held.
      const held: readonly PassAction[] = pass.gateHere ? ["release", "correct"] : ["correct"];
      const undone: readonly PassAction[] = pass.signature === null ? ["sign", "withdraw"] : held;
      return {
        primary: pass.noted ? null : "noteExpiry",
        beside: slips,
        more: [...undone, "again", "void"],
      };
    }
    case "refused":
      return pass.signature === null
        ? { primary: "revise", beside: [], more: ["again", "void"] }
        : { primary: null, beside: slips, more: ["correct", "again", "void"] };
    case "released":
      return { primary: owed ? "slips" : null, beside: [], more: ["correct", "again"] };
    case "void":
      return { primary: owed ? "slips" : null, beside: [], more: ["again"] };
  }
}

/** Whether a signature can only be one that was given in its time: the pass holds no more, or its goods are gone. */
export function signsLate({ status, releases }: Pick<PassView, "status" | "releases">): boolean {
  return status === "expired" || (status === "submitted" && releases.length > 0);
}

/** What this person can do with the pass now: the one thing that it waits for first. */
export function passActions(pass: PassView, role: Role): RecordActions<PassAction> {
  const may = (action: PassAction): boolean => mayCommand(role, commandByAction[action]);
  const { primary, beside, more } = possible(pass);
  const nothingToCorrect = correctableNow(pass).length === 0;
  const settle: readonly PassAction[] = pass.openConflicts.length > 0 ? ["settle"] : [];
  const [first = null, ...others] = [...settle, ...(primary === null ? [] : [primary]), ...beside].filter(
    may,
  );
  return {
    primary: first,
    beside: others,
    more: more.filter((action) => may(action) && !(action === "correct" && nothingToCorrect)),
  };
}
