import type { Register, RegisterEvent } from "../../kernel/register.ts";
import type { Answer, Category, ConsentMethod, DocumentType } from "./schema.ts";
import { visitEvents } from "./schema.ts";

/** 待确认 awaiting · 在访 inside · 已离开 left · 已拒绝 refused · 未联系上 not reached · 作废 void */
export type VisitStatus = "awaiting" | "inside" | "left" | "refused" | "not-reached" | "void";

export interface VisitState {
  readonly status: VisitStatus;
  readonly number: string;
  readonly timeInMs: number;
  readonly category: Category;
  readonly partySize: number;
  readonly sex: "male" | "female" | null;
  readonly company: string;
  readonly purpose: string;
  readonly goods: string;
  readonly unit: string | null;
  readonly department: string;
  readonly badge: string;
  readonly badgeReturned: boolean | null;
  readonly documentType: DocumentType | null;
  readonly documentOverridden: boolean;
  readonly consent: {
    readonly method: ConsentMethod;
    readonly answer: Answer;
    readonly at: number;
    readonly authorisation: string | null;
  } | null;
  readonly emergency: { readonly service: "police" | "ambulance" | "fire"; readonly reason: string } | null;
  readonly leaveByMs: number | null;
  readonly leftAtMs: number | null;
  readonly lateLeaveReason: string | null;
  readonly lateReason: string | null;
  readonly seconds: number | null;
  readonly clerkId: string;
  readonly voidReason: string | null;
  /** Sealed; all null once erased (已清除). */
  readonly name: string | null;
  readonly document: string | null;
  readonly phone: string | null;
  readonly plate: string | null;
  readonly host: string | null;
  readonly consentBy: string | null;
}

const initial: VisitState = {
  status: "void",
  number: "",
  timeInMs: 0,
  category: "other",
  partySize: 1,
  sex: null,
  company: "",
  purpose: "",
  goods: "",
  unit: null,
  department: "",
  badge: "",
  badgeReturned: null,
  documentType: null,
  documentOverridden: false,
  consent: null,
  emergency: null,
  leaveByMs: null,
  leftAtMs: null,
  lateLeaveReason: null,
  lateReason: null,
  seconds: null,
  clerkId: "",
  voidReason: null,
  name: null,
  document: null,
  phone: null,
  plate: null,
  host: null,
  consentBy: null,
};

type VisitEvent = RegisterEvent<typeof visitEvents>;
type Of<Type extends VisitEvent["type"]> = Extract<VisitEvent, { type: Type }>;

function statusFor(answer: Answer): VisitStatus {
  switch (answer) {
    case "agreed":
      return "inside";
    case "awaiting":
      return "awaiting";
    case "refused":
      return "refused";
    case "not-reached":
      return "not-reached";
  }
}

/** VIS-2: inside only by the resident's consent, or at once as 紧急放行, or to the property's own department. */
function registered({ data, personal, actor }: Of<"registered">): VisitState {
  const { timeIn, leaveBy, late, ...facts } = data;
  return {
    ...initial,
    ...facts,
    status: data.emergency !== null || data.consent === null ? "inside" : statusFor(data.consent.answer),
    timeInMs: timeIn,
    leaveByMs: leaveBy,
    lateReason: late?.reason ?? null,
    clerkId: actor,
    name: personal?.name ?? null,
    document: personal?.document ?? null,
    phone: personal?.phone ?? null,
    plate: personal?.plate ?? null,
    host: personal?.host ?? null,
    consentBy: personal?.consentBy ?? null,
  };
}

function corrected(state: VisitState, { data, personal }: Of<"corrected">): VisitState {
  switch (data.field) {
    case "name":
    case "document":
    case "phone":
    case "plate":
    case "host":
      return { ...state, [data.field]: personal?.to ?? null };
    case "company":
    case "purpose":
    case "goods":
    case "badge":
    case "department":
      return { ...state, [data.field]: data.to ?? "" };
    case "unit":
      return { ...state, unit: data.to };
    case "partySize":
      return { ...state, partySize: Math.max(1, Math.trunc(Number(data.to ?? "1")) || 1) };
    case "category":
      return {
        ...state,
        category: visitEvents.registered.data.shape.category.catch(state.category).parse(data.to),
      };
    default:
      return state;
  }
}

/** Two desks that both saw the visitor out agree: the earlier time stands. */
function left(state: VisitState, { data }: Of<"left">): VisitState {
  if (state.status !== "inside" && state.status !== "left") return state;
  if (state.leftAtMs !== null && state.leftAtMs <= data.at) return state;
  return {
    ...state,
    status: "left",
    leftAtMs: data.at,
    lateLeaveReason: data.late?.reason ?? null,
    badgeReturned: data.badgeReturned ?? state.badgeReturned,
  };
}

export const visitRegister: Register<VisitState, typeof visitEvents> = {
  kind: "visit",
  events: visitEvents,
  initial,
  fold: (state, event) => {
    switch (event.type) {
      case "registered":
        return state.number === "" ? registered(event) : state;
      case "answered":
        if (state.status !== "awaiting" && state.status !== "not-reached") return state;
        return {
          ...state,
          status: statusFor(event.data.answer),
          consent: event.data,
          consentBy: event.personal?.by ?? null,
        };
      case "extended":
        return { ...state, leaveByMs: event.data.until };
      case "left":
        return left(state, event);
      case "leave-withdrawn":
        return state.status === "left"
          ? { ...state, status: "inside", leftAtMs: null, lateLeaveReason: null, badgeReturned: null }
          : state;
      case "badge-returned":
        return { ...state, badgeReturned: true };
      case "corrected":
        return corrected(state, event);
      case "revealed":
        return state;
      case "voided":
        return { ...state, status: "void", voidReason: event.data.reason };
    }
  },
};
