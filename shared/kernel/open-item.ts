/** What is still open, for the handover (DUTY-4); each register adds its own. */
export const openItemKinds = [
  "late-call",
  "reporter-call",
  "urgent-repair",
  "repair",
  "hazard-out",
  "hazard-anomaly",
  "pass-unsigned",
  "pass-unreleased",
  "pass-expired",
  "pass-slips",
  "important-line",
  "report-owed",
  "line",
  "key-out",
] as const;
export type OpenItemKind = (typeof openItemKinds)[number];

/** 未完事项: one thing that carries over to the next shift unless somebody finishes it. Times in ms. */
export interface OpenItem {
  readonly kind: OpenItemKind;
  readonly recordKind: string;
  readonly recordId: string;
  readonly number: string;
  /** What it is about, in the record's own words: unit and fault, key and borrower. */
  readonly subject: string;
  /** DUTY-4 **Important**: blocks both signatures. */
  readonly important: boolean;
  /** Who follows it; empty when nobody does yet. */
  readonly followedBy: string;
  readonly sinceMs: number;
  readonly dueMs: number | null;
  /** Why it is still open, where somebody wrote it down; else empty. */
  readonly why: string;
  /** The post it belongs to: only the post's own items block its handover. */
  readonly postId: string;
}
