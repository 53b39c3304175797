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
  /** `rev` of the answer that stands; an answer of the same rev was given without knowing of it. */
  readonly answeredRev: number;
  /** Two desks, offline, were told both 同意 and 拒绝: the resident is asked again. */
  readonly answersDisagree: boolean;
  readonly emergency: { readonly service: "police" | "ambulance" | "fire"; readonly reason: string } | null;
  readonly leaveByMs: number | null;
  readonly leftAtMs: number | null;
  /** When the departure was entered: later than `leftAtMs` for 补签离. */
  readonly leaveEnteredAtMs: number | null;
  readonly lateLeaveReason: string | null;
  readonly lateReason: string | null;
  readonly seconds: number | null;
  readonly clerkId: string;
  /** Times the slip was printed: from the second on it is a reprint (补打). */
  readonly prints: number;
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
  answeredRev: 0,
  answersDisagree: false,
  emergency: null,
  leaveByMs: null,
  leftAtMs: null,
  leaveEnteredAtMs: null,
  lateLeaveReason: null,
  lateReason: null,
  seconds: null,
  clerkId: "",
  prints: 0,
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
    case "consentBy":
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
    case "documentType":
      return {
        ...state,
        documentType: visitEvents.registered.data.shape.documentType.catch(state.documentType).parse(data.to),
      };
    case "timeIn":
      return {
        ...state,
        timeInMs: visitEvents.registered.data.shape.timeIn.catch(state.timeInMs).parse(Number(data.to)),
      };
    case "category":
      return {
        ...state,
        category: visitEvents.registered.data.shape.category.catch(state.category).parse(data.to),
      };
    default:
      return state;
  }
}

/**
 * VIS-2: an answer to the question that was open. One that another desk was given meanwhile and that says the
 * opposite is a conflict: the resident is asked again (待确认).
 */
function answered(state: VisitState, { data, personal, rev }: Of<"answered">): VisitState {
  const unknowing = rev <= state.answeredRev;
  if (state.answersDisagree && unknowing) return state;
  const next = statusFor(data.answer);
  if (state.status === "awaiting" || state.status === "not-reached") {
    const { leaveBy, ...consent } = data;
    return {
      ...state,
      status: next,
      consent,
      consentBy: personal?.by ?? null,
      leaveByMs: leaveBy ?? state.leaveByMs,
      answeredRev: rev,
      answersDisagree: false,
    };
  }
  const opposite = isSettled(state.status) && isSettled(next) && next !== state.status;
  return unknowing && opposite ? { ...state, status: "awaiting", answersDisagree: true } : state;
}

/** The resident said yes or no. */
function isSettled(status: VisitStatus): boolean {
  return status === "inside" || status === "refused";
}

/** Two desks that both saw the visitor out agree: the earlier time stands. */
function left(state: VisitState, { data, at }: Of<"left">): VisitState {
  const wasInside = state.status === "inside" || (state.status === "awaiting" && state.answersDisagree);
  if (!wasInside && state.status !== "left") return state;
  if (state.leftAtMs !== null && state.leftAtMs <= data.at) return state;
  return {
    ...state,
    status: "left",
    leftAtMs: data.at,
    leaveEnteredAtMs: at,
    answersDisagree: false,
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
        return answered(state, event);
      case "extended":
        return { ...state, leaveByMs: event.data.until };
      case "left":
        return left(state, event);
      case "leave-withdrawn":
        return state.status === "left"
          ? {
              ...state,
              status: "inside",
              leftAtMs: null,
              leaveEnteredAtMs: null,
              lateLeaveReason: null,
              badgeReturned: null,
            }
          : state;
      case "badge-returned":
        return { ...state, badgeReturned: true };
      case "corrected":
        return corrected(state, event);
      case "printed":
        return { ...state, prints: state.prints + 1 };
      case "revealed":
        return state;
      case "voided":
        return { ...state, status: "void", voidReason: event.data.reason };
    }
  },
};
