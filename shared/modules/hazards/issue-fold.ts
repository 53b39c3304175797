import type { Register, RegisterEvent } from "../../kernel/register.ts";
import type { Strokes } from "../../kernel/signature.ts";
import {
  endingsContradict,
  noEndings,
  standing,
  withEnding,
  withSettlement,
  type Endings,
  type Figures,
} from "./endings.ts";
import type { QuantityUnit } from "./goods.ts";
import { hazardIssueEvents } from "./schema.ts";

/** 在外 · 已退回 · 作废 */
export const hazardIssueStatuses = ["out", "returned", "void"] as const;
export type HazardIssueStatus = (typeof hazardIssueStatuses)[number];

/** A return as one desk wrote it. */
export interface Returned extends Figures {
  readonly atMs: number;
  /** When it was written down and at which desk: what tells several apart. */
  readonly writtenAtMs: number;
  readonly device: string;
  readonly receiverId: string;
  readonly by: string;
  readonly lateReason: string | null;
}

/** 异常 (HAZ-5): open until somebody of rank says what was done. */
export interface Anomaly {
  readonly id: string;
  readonly atMs: number;
  readonly text: string;
  readonly by: string;
  /** Supervisors who were alerted. */
  readonly alerted: readonly string[];
  readonly handled: { readonly atMs: number; readonly by: string; readonly measure: string } | null;
}

export interface HazardSignature {
  readonly atMs: number;
  readonly digest: string;
  /** Sealed; null once erased. */
  readonly strokes: Strokes | null;
}

export interface HazardIssueState {
  readonly status: HazardIssueStatus;
  readonly number: string;
  readonly atMs: number;
  readonly substanceId: string;
  readonly substanceName: string;
  readonly unit: QuantityUnit;
  readonly batchId: string;
  readonly batch: string;
  readonly qty: number;
  readonly use: string;
  readonly place: string;
  readonly userId: string | null;
  readonly userName: string;
  /** 发放人: approver and issuer in one person (HAZ-3). */
  readonly issuerId: string;
  readonly clerkId: string;
  readonly witness: string;
  readonly ppeChecked: boolean;
  /** 外借 (HAZ-6). */
  readonly lent: { readonly to: string; readonly reason: string } | null;
  readonly dueMs: number;
  readonly lateReason: string | null;
  readonly userSignature: HazardSignature | null;
  readonly issuerSignature: HazardSignature | null;
  readonly returns: readonly Returned[];
  readonly endings: Endings;
  readonly settledReason: string;
  readonly anomalies: readonly Anomaly[];
  readonly voidReason: string | null;
  /** 1 while desks that were apart say different things of how it ended. */
  readonly conflicts: number;
}

const noIssue: HazardIssueState = {
  status: "void",
  number: "",
  atMs: 0,
  substanceId: "",
  substanceName: "",
  unit: "ml",
  batchId: "",
  batch: "",
  qty: 0,
  use: "",
  place: "",
  userId: null,
  userName: "",
  issuerId: "",
  clerkId: "",
  witness: "",
  ppeChecked: false,
  lent: null,
  dueMs: 0,
  lateReason: null,
  userSignature: null,
  issuerSignature: null,
  returns: [],
  endings: noEndings,
  settledReason: "",
  anomalies: [],
  voidReason: null,
  conflicts: 0,
};

type HazardIssueEvent = RegisterEvent<typeof hazardIssueEvents>;
type Of<Type extends HazardIssueEvent["type"]> = Extract<HazardIssueEvent, { type: Type }>;

function issued({ data, actor }: Of<"issued">): HazardIssueState {
  const { number, substanceName, unit, batchId, batch, qty, use, place, witness, ppeChecked, lent } = data;
  return {
    ...noIssue,
    status: "out",
    number,
    atMs: data.at,
    substanceId: data.substance,
    substanceName,
    unit,
    batchId,
    batch,
    qty,
    use,
    place,
    userId: data.user.id,
    userName: data.user.name,
    issuerId: data.issuer,
    clerkId: actor,
    witness,
    ppeChecked,
    lent,
    dueMs: data.due,
    lateReason: data.late?.reason ?? null,
  };
}

/** How it stands after one more thing was said of its end. */
function ended(state: HazardIssueState, endings: Endings): HazardIssueState {
  const holds = standing(endings);
  const status = holds === null ? "out" : holds.figures === null ? "void" : "returned";
  return { ...state, endings, status, conflicts: endingsContradict(endings) ? 1 : 0 };
}

function returned(state: HazardIssueState, event: Of<"returned">): HazardIssueState {
  const { at, used, returned: back, spilt, receiver, late } = event.data;
  const figures = { used, returned: back, spilt };
  const one: Returned = {
    ...figures,
    atMs: at,
    writtenAtMs: event.at,
    device: event.device,
    receiverId: receiver,
    by: event.actor,
    lateReason: late?.reason ?? null,
  };
  const ending = { atMs: event.at, device: event.device, figures };
  return ended({ ...state, returns: [...state.returns, one] }, withEnding(state.endings, ending));
}

function reported(state: HazardIssueState, { data, actor }: Of<"anomaly-reported">): HazardIssueState {
  if (state.anomalies.some(({ id }) => id === data.anomaly)) return state;
  const { anomaly, text, alerted, at } = data;
  const one = { id: anomaly, atMs: at, text, by: actor, alerted, handled: null };
  return { ...state, anomalies: [...state.anomalies, one] };
}

function corrected(state: HazardIssueState, { data }: Of<"corrected">): HazardIssueState {
  switch (data.field) {
    case "use":
    case "place":
    case "witness":
      return { ...state, [data.field]: data.to ?? "" };
    default:
      return state;
  }
}

function fold(state: HazardIssueState, event: HazardIssueEvent): HazardIssueState {
  switch (event.type) {
    case "issued":
      return state.number === "" ? issued(event) : state;
    case "signed": {
      const { at, signer, digest } = event.data;
      const signature = { atMs: at, digest, strokes: event.personal?.strokes ?? null };
      return signer === "user"
        ? { ...state, userSignature: signature }
        : { ...state, issuerSignature: signature };
    }
    case "returned":
      return returned(state, event);
    case "return-settled": {
      const { used, returned: back, spilt, seen, reason } = event.data;
      const figures = { used, returned: back, spilt };
      const settlement = { atMs: event.at, device: event.device, figures, seen };
      const next = ended(state, withSettlement(state.endings, settlement));
      return next.endings.settled === settlement ? { ...next, settledReason: reason } : next;
    }
    case "anomaly-reported":
      return reported(state, event);
    case "anomaly-handled": {
      const { anomaly, measure, at } = event.data;
      const handled = { atMs: at, by: event.actor, measure };
      return {
        ...state,
        anomalies: state.anomalies.map((one) =>
          one.id === anomaly && one.handled === null ? { ...one, handled } : one,
        ),
      };
    }
    case "corrected":
      return corrected(state, event);
    case "voided": {
      const ending = { atMs: event.at, device: event.device, figures: null };
      const voided = { ...state, voidReason: state.voidReason ?? event.data.reason };
      return ended(voided, withEnding(state.endings, ending));
    }
  }
}

export const hazardIssueRegister: Register<HazardIssueState, typeof hazardIssueEvents> = {
  kind: "hazard-issue",
  events: hazardIssueEvents,
  initial: noIssue,
  fold,
};
