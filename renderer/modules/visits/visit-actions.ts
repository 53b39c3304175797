import { mayCommand } from "../../../shared/contract/access.ts";
import type { CommandName } from "../../../shared/contract/commands.ts";
import type { VisitView } from "../../../shared/contract/visits.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import { mayAnswer, mayReturnBadge, mayWithdrawLeave } from "../../../shared/modules/visits/index.ts";
import type { RecordActions } from "../../ui/record-buttons.tsx";

/** What a person can do with a visit; each is one command. */
const commandByAction = {
  answer: "visit.answer",
  signOut: "visit.sign-out",
  signOutMissing: "visit.sign-out",
  signOutLate: "visit.sign-out",
  extend: "visit.extend",
  withdraw: "visit.withdraw-leave",
  returnBadge: "visit.return-badge",
  correct: "visit.correct",
  void: "visit.void",
} as const satisfies Readonly<Record<string, CommandName>>;
export type VisitAction = keyof typeof commandByAction;

/** Given at once, without a form. */
export type InstantAction = "signOut" | "signOutMissing" | "withdraw" | "returnBadge";
/** What needs more words. */
export type FormAction = Exclude<VisitAction, InstantAction>;

const instant: ReadonlySet<VisitAction> = new Set(["signOut", "signOutMissing", "withdraw", "returnBadge"]);

export function isInstant(action: VisitAction): action is InstantAction {
  return instant.has(action);
}

function possible(visit: VisitView, nowMs: number): RecordActions<VisitAction> {
  if (visit.status === "void") return { primary: null, beside: [], more: [] };
  if (mayAnswer(visit)) return { primary: "answer", beside: [], more: ["correct", "void"] };
  if (visit.status === "inside") {
    return visit.badge === ""
      ? { primary: "signOut", beside: ["extend"], more: ["signOutLate", "correct", "void"] }
      : {
          primary: "signOut",
          beside: [],
          more: ["signOutMissing", "extend", "signOutLate", "correct", "void"],
        };
  }
  return {
    primary: mayReturnBadge(visit) ? "returnBadge" : null,
    beside: mayWithdrawLeave(visit, nowMs) ? ["withdraw"] : [],
    more: ["correct", "void"],
  };
}

/** What this person can do with the visit now. */
export function visitActions(visit: VisitView, role: Role, nowMs: number): RecordActions<VisitAction> {
  const may = (action: VisitAction): boolean => mayCommand(role, commandByAction[action]);
  const { primary, beside, more } = possible(visit, nowMs);
  return {
    primary: primary !== null && may(primary) ? primary : null,
    beside: beside.filter(may),
    more: more.filter(may),
  };
}

/** The form that a row of the board or the list opens; null: the record with its button in focus. */
export function formFor(opened: string | null, visit: VisitView, role: Role): FormAction | null {
  if (opened === "awaiting-answer" && mayAnswer(visit))
    return mayCommand(role, commandByAction.answer) ? "answer" : null;
  const over = opened === "overstay" && visit.status === "inside";
  return over && mayCommand(role, commandByAction.extend) ? "extend" : null;
}
