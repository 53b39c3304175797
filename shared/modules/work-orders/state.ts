import type { Strokes } from "../../kernel/signature.ts";
import type { Charges, PaymentMethod, QuoteMethod } from "./charges.ts";
import type { Area, CallOutcome, Channel, Charge, Closing, Grade } from "./schema.ts";

/** 待派 · 已派 · 已接 · 已到场 · 已完工 · 已回访 · 关闭 · 作废 */
export const workOrderStatuses = [
  "undispatched",
  "dispatched",
  "accepted",
  "on-site",
  "finished",
  "followed-up",
  "closed",
  "void",
] as const;
export type WorkOrderStatus = (typeof workOrderStatuses)[number];

/** What the technician's absence breaks: the 20 minutes (or the appointment), or a promise made in a call. */
export type AwaitedKind = "arrival" | "appointment" | "promise";

/** REP-2: by when the technician must be on site. */
export interface Awaited {
  readonly dueMs: number;
  readonly kind: AwaitedKind;
  /** It was seen broken by an event of this order: it stays on record. */
  readonly broken: boolean;
}

export interface LateCall {
  readonly atMs: number;
  readonly outcome: CallOutcome;
  readonly reason: string;
  readonly promisedAtMs: number | null;
  /** Sealed; null when nobody answered, and once erased. */
  readonly answeredBy: string | null;
  readonly by: string;
  /** True for the call that met the duty: answered, or 未接通 after enough tries and a message. */
  readonly met: boolean;
  readonly lateReason: string | null;
}

export interface Suspension {
  readonly fromMs: number;
  readonly toMs: number | null;
  /** When it should go on at the latest, if that is known. */
  readonly untilMs: number | null;
  readonly reason: string;
  readonly by: string;
}

export interface CarryOver {
  readonly atMs: number;
  readonly reason: string;
  readonly newDate: string;
  readonly by: string;
}

export interface Signature {
  readonly atMs: number;
  /** SHA-256 of `signedText` as it was shown to the signer. */
  readonly digest: string;
  /** Sealed; null once erased. */
  readonly name: string | null;
  readonly strokes: Strokes | null;
}

/** REP-5: what the resident agreed to pay, before the work. */
export interface Quote extends Charges {
  readonly atMs: number;
  readonly method: QuoteMethod;
  /** Sealed; null once erased. */
  readonly agreedBy: string | null;
  readonly by: string;
  readonly lateReason: string | null;
}

/** REP-5: materials and work as they were. */
export interface RecordedCharges extends Charges {
  readonly atMs: number;
  readonly note: string;
  readonly by: string;
}

export interface Payment {
  readonly atMs: number;
  readonly amountFen: number;
  readonly method: PaymentMethod;
  readonly receipt: string;
  readonly by: string;
  readonly lateReason: string | null;
}

export interface FollowUp {
  readonly atMs: number;
  readonly reached: boolean;
  readonly answer: string;
  readonly satisfaction: number | null;
  readonly by: string;
  readonly lateReason: string | null;
}

export interface WorkOrderState {
  readonly status: WorkOrderStatus;
  readonly number: string;
  readonly receivedAtMs: number;
  readonly channel: Channel;
  readonly unit: string | null;
  readonly publicArea: string;
  readonly location: string;
  readonly fault: string;
  readonly grade: Grade;
  readonly area: Area;
  readonly charge: Charge;
  readonly reworkOf: { readonly id: string; readonly number: string } | null;
  readonly clerkId: string;
  /** 补录: why it was entered later; such an order is outside the standard's rates. */
  readonly lateReason: string | null;
  /** REP-1 */
  readonly dispatchDueMs: number;
  readonly appointmentMs: number | null;
  readonly dispatchedAtMs: number | null;
  readonly dispatchedBy: string | null;
  readonly technicianId: string | null;
  /** Two desks, apart, sent two technicians: for a person to settle by reassigning. */
  readonly rivalTechnicianId: string | null;
  readonly arrivalMinutes: number;
  /** REP-2: the standard's own instant; calls and new promises do not move it. */
  readonly arrivalDueMs: number | null;
  readonly awaited: Awaited | null;
  /** When the first promise was broken; never cleared but by an arrival that turns out to be earlier. */
  readonly firstBreachMs: number | null;
  /** Promises broken so far, each of which owed a call. */
  readonly breaches: number;
  /** Of these, the calls that were made. */
  readonly callsMet: number;
  readonly calls: readonly LateCall[];
  /** Since the last promise: tries that nobody answered, how many are needed, the message, the quiet. */
  readonly tries: number;
  readonly triesNeeded: number;
  readonly messagePromisedAtMs: number | null;
  readonly quietUntilMs: number | null;
  readonly acceptedAtMs: number | null;
  readonly arrivedAtMs: number | null;
  readonly suspensions: readonly Suspension[];
  readonly carryOvers: readonly CarryOver[];
  readonly quote: Quote | null;
  readonly charges: RecordedCharges | null;
  /** More than one: two desks, apart, both wrote down that it was paid. */
  readonly payments: readonly Payment[];
  readonly finishedAtMs: number | null;
  readonly result: string;
  readonly followUpDueMs: number | null;
  readonly technicianSignature: Signature | null;
  readonly residentSignature: Signature | null;
  readonly opinion: string;
  readonly followUps: readonly FollowUp[];
  readonly closing: Closing | null;
  readonly closedAtMs: number | null;
  readonly closingReason: string;
  /** Times it was printed: from the second on it is a reprint (补打). */
  readonly prints: number;
  readonly voidReason: string | null;
  /** Sealed; null once erased (已清除). */
  readonly reporter: string | null;
  readonly phone: string | null;
}

export const initialWorkOrder: WorkOrderState = {
  status: "void",
  number: "",
  receivedAtMs: 0,
  channel: "phone",
  unit: null,
  publicArea: "",
  location: "",
  fault: "",
  grade: "normal",
  area: "indoor",
  charge: "free",
  reworkOf: null,
  clerkId: "",
  lateReason: null,
  dispatchDueMs: 0,
  appointmentMs: null,
  dispatchedAtMs: null,
  dispatchedBy: null,
  technicianId: null,
  rivalTechnicianId: null,
  arrivalMinutes: 0,
  arrivalDueMs: null,
  awaited: null,
  firstBreachMs: null,
  breaches: 0,
  callsMet: 0,
  calls: [],
  tries: 0,
  triesNeeded: 3,
  messagePromisedAtMs: null,
  quietUntilMs: null,
  acceptedAtMs: null,
  arrivedAtMs: null,
  suspensions: [],
  carryOvers: [],
  quote: null,
  charges: null,
  payments: [],
  finishedAtMs: null,
  result: "",
  followUpDueMs: null,
  technicianSignature: null,
  residentSignature: null,
  opinion: "",
  followUps: [],
  closing: null,
  closedAtMs: null,
  closingReason: "",
  prints: 0,
  voidReason: null,
  reporter: null,
  phone: null,
};
