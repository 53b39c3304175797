import type { Strokes } from "../../kernel/signature.ts";
import type { Attachment, Basis, Item, PassKind, Slip, Via } from "./schema.ts";

/** 草稿 · 待签 · 已签 · 已放行 · 已退回 · 作废; 已过期 is told from the clock (rules.ts, `statusNow`). */
export const storedStatuses = ["draft", "submitted", "signed", "released", "refused", "void"] as const;
export type StoredStatus = (typeof storedStatuses)[number];
export const passStatuses = [...storedStatuses, "expired"] as const;
export type PassStatus = (typeof passStatuses)[number];

/** What two desks did without knowing of each other, for a person to settle. */
export const conflictKinds = [
  "released-twice",
  "released-unsigned",
  "released-and-void",
  "released-and-refused",
  "signed-and-refused",
  "signature-void",
  "changed-after-signature",
] as const;
export type ConflictKind = (typeof conflictKinds)[number];

export interface PassConflict {
  readonly kind: ConflictKind;
  readonly atMs: number;
  readonly by: string;
  readonly device: string;
  readonly settled: { readonly by: string; readonly reason: string; readonly atMs: number } | null;
}

export interface OwnerSignature {
  readonly atMs: number;
  /** SHA-256 of `signedText` as it was shown. */
  readonly digest: string;
  /** Sealed; null once erased. */
  readonly name: string | null;
  readonly strokes: Strokes | null;
}

export interface OfficerSignature {
  readonly atMs: number;
  readonly digest: string;
  /** Staff id of the duty officer or above (GDS-2). */
  readonly by: string;
  readonly stamp: string;
  readonly lateReason: string | null;
  readonly strokes: Strokes | null;
}

export interface Release {
  readonly atMs: number;
  readonly by: string;
  readonly device: string;
  readonly actual: readonly number[];
  readonly via: Via;
  readonly note: string;
  readonly lateReason: string | null;
}

export interface PassState {
  readonly status: StoredStatus;
  readonly number: string;
  readonly issuedAtMs: number;
  readonly lateReason: string | null;
  readonly clerkId: string;
  /** Everybody who wrote, changed or submitted it: none of them may sign it (GDS-2). */
  readonly writers: readonly string[];
  /** Event that the present content comes from, `device:seq`: what a signature is under. */
  readonly contentKey: string;
  readonly kind: PassKind;
  readonly unit: string | null;
  readonly items: readonly Item[];
  readonly reason: string;
  readonly basis: Basis | null;
  readonly confirmedAt: number | null;
  readonly ownerKnown: boolean;
  readonly carrier: string;
  readonly gate: string;
  readonly validOn: string | null;
  readonly submittedAtMs: number | null;
  readonly validUntilMs: number | null;
  /** Post whose desks may release it (GDS-3). */
  readonly gatePost: string;
  readonly ownerSignature: OwnerSignature | null;
  readonly signature: OfficerSignature | null;
  readonly refusal: {
    readonly atMs: number;
    readonly by: string;
    readonly reason: string;
    readonly place: "officer" | "gate";
  } | null;
  /** One; more only when desks that were apart both released it. */
  readonly releases: readonly Release[];
  readonly expiryNote: { readonly atMs: number; readonly by: string; readonly note: string } | null;
  readonly slipsReturned: readonly Slip[];
  /** Times it was printed: from the second on it is a reprint (补打). */
  readonly prints: number;
  readonly voidReason: string | null;
  readonly conflicts: readonly PassConflict[];
  /** Sealed; all null once erased (已清除). */
  readonly owner: string | null;
  readonly ownerPhone: string | null;
  readonly requester: string | null;
  readonly requesterDocument: string | null;
  readonly requesterPhone: string | null;
  readonly relation: string | null;
  readonly mover: string | null;
  readonly moverDocument: string | null;
  readonly plate: string | null;
  readonly confirmedBy: string | null;
  readonly proxy: Attachment | null;
}

export const nobody = {
  owner: null,
  ownerPhone: null,
  requester: null,
  requesterDocument: null,
  requesterPhone: null,
  relation: null,
  mover: null,
  moverDocument: null,
  plate: null,
  confirmedBy: null,
  proxy: null,
} as const;

export const initialPass: PassState = {
  status: "void",
  number: "",
  issuedAtMs: 0,
  lateReason: null,
  clerkId: "",
  writers: [],
  contentKey: "",
  kind: "moving-out",
  unit: null,
  items: [],
  reason: "",
  basis: null,
  confirmedAt: null,
  ownerKnown: false,
  carrier: "",
  gate: "",
  validOn: null,
  submittedAtMs: null,
  validUntilMs: null,
  gatePost: "",
  ownerSignature: null,
  signature: null,
  refusal: null,
  releases: [],
  expiryNote: null,
  slipsReturned: [],
  prints: 0,
  voidReason: null,
  conflicts: [],
  ...nobody,
};
