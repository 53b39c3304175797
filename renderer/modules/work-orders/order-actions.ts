import type { CommandName } from "../../../shared/contract/commands.ts";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import type { RecordActions } from "../../ui/record-buttons.tsx";

/** What a person can do with an order; each is one command. */
export const commandByAction = {
  dispatch: "work-order.dispatch",
  accept: "work-order.accept",
  arrive: "work-order.arrive",
  lateArrival: "work-order.arrive",
  undoArrival: "work-order.withdraw-arrival",
  call: "work-order.log-call",
  earlyCall: "work-order.log-call",
  quote: "work-order.agree-quote",
  charges: "work-order.record-charges",
  payment: "work-order.record-payment",
  finish: "work-order.finish",
  followUp: "work-order.follow-up",
  close: "work-order.close",
  closeUnvisited: "work-order.close",
  cancel: "work-order.close",
  resume: "work-order.resume",
  reassign: "work-order.reassign",
  suspend: "work-order.suspend",
  appointment: "work-order.set-appointment",
  carryOver: "work-order.carry-over",
  sign: "work-order.sign",
  opinion: "work-order.record-opinion",
  rework: "work-order.take",
  correct: "work-order.correct",
  void: "work-order.void",
} as const satisfies Readonly<Record<string, CommandName>>;
export type OrderAction = keyof typeof commandByAction;

/** Given at once, without a form. */
export const instantActions = ["accept", "arrive", "undoArrival", "resume", "close"] as const;
export type InstantAction = (typeof instantActions)[number];

export function isInstant(action: OrderAction): action is InstantAction {
  return instantActions.some((instant) => instant === action);
}

const none: RecordActions<OrderAction> = { primary: null, beside: [], more: [] };

function possible(view: WorkOrderView, nowMs: number): RecordActions<OrderAction> {
  const owed = view.callDueMs !== null && nowMs >= view.callDueMs;
  // REP-5: a paid service is quoted before the work, its materials and labour are listed, its payment is written down.
  const paid = view.charge === "paid";
  const quote: readonly OrderAction[] = paid ? ["quote"] : [];
  const unpaid = paid && view.payments.length === 0;
  const bill: readonly OrderAction[] = unpaid ? [view.charges === null ? "charges" : "payment"] : [];
  switch (view.status) {
    case "undispatched":
      return {
        primary: "dispatch",
        beside: [],
        more: [...quote, "appointment", "carryOver", "cancel", "correct", "void"],
      };
    case "dispatched":
    case "accepted": {
      const onTheWay: readonly OrderAction[] = view.status === "dispatched" ? ["accept"] : [];
      const more: readonly OrderAction[] = [
        ...quote,
        "reassign",
        "appointment",
        "carryOver",
        "cancel",
        "correct",
        "void",
      ];
      if (view.suspended) {
        return owed ? { primary: "call", beside: ["resume"], more } : { primary: "resume", beside: [], more };
      }
      return owed
        ? { primary: "call", beside: ["arrive"], more: [...onTheWay, "lateArrival", "suspend", ...more] }
        : { primary: "arrive", beside: onTheWay, more: ["lateArrival", "earlyCall", "suspend", ...more] };
    }
    case "on-site": {
      const undo: readonly OrderAction[] =
        view.arrivalUndoUntilMs !== null && nowMs <= view.arrivalUndoUntilMs ? ["undoArrival"] : [];
      const more: readonly OrderAction[] = [...undo, "reassign", "carryOver", "correct", "void"];
      if (view.suspended) return { primary: "resume", beside: [], more };
      if (paid && view.quote === null) return { primary: "quote", beside: [], more: ["suspend", ...more] };
      return { primary: "finish", beside: ["charges"], more: ["suspend", ...quote, ...more] };
    }
    case "finished":
      return {
        primary: "followUp",
        beside: [...bill, "sign"],
        more: ["charges", "opinion", "closeUnvisited", "rework", "correct", "void"],
      };
    case "followed-up":
      return {
        primary: bill[0] ?? "close",
        beside: [],
        more: ["charges", "sign", "opinion", "rework", "correct", "void"],
      };
    case "closed":
      return { primary: null, beside: ["rework"], more: ["correct", "void"] };
    case "void":
      return none;
  }
}

/** What this person can do with the order now: the one thing that it waits for first. */
export function orderActions(view: WorkOrderView, role: Role, nowMs: number): RecordActions<OrderAction> {
  const may = (action: OrderAction): boolean => mayCommand(role, commandByAction[action]);
  const { primary, beside, more } = possible(view, nowMs);
  const allowed = beside.filter(may);
  if (primary === null || may(primary)) return { primary, beside: allowed, more: more.filter(may) };
  // A technician does not phone for the desk: what comes next is then the big button.
  const [next = null, ...rest] = allowed;
  return { primary: next, beside: rest, more: more.filter(may) };
}
