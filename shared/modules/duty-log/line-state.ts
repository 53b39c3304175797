import type { Category, Gravity, Link, Note, ReportLevel, ReportWay } from "./line-schema.ts";

/** Fields that 更正 can change. */
export const correctableFields = ["text", "result", "category", "unit"] as const;
export type CorrectableField = (typeof correctableFields)[number];

export interface Correction {
  readonly field: string;
  /** Readings of a sealed field are null once erased. */
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string;
  readonly by: string;
  readonly atMs: number;
}

/** Two desks, apart, corrected one field: every reading that somebody wrote, for a person to settle. */
export interface Crossing {
  readonly field: string;
  readonly readings: readonly (string | null)[];
}

/** Something that came later, shown below the line with who and when. */
export type Addition = { readonly atMs: number; readonly by: string } & (
  | { readonly type: "result" | "handled"; readonly text: string | null }
  | { readonly type: "reopened" | "important"; readonly reason: string }
  | { readonly type: "graded"; readonly gravity: Gravity }
  | { readonly type: "assigned"; readonly staff: string }
  | { readonly type: "linked"; readonly link: Link }
  | {
      readonly type: "reported";
      readonly to: string;
      readonly level: ReportLevel;
      readonly way: ReportWay;
      readonly emergency: string;
      /** DUTY-8: this level had been skipped and was told afterwards. */
      readonly afterwards: boolean;
      readonly text: string | null;
    }
  | {
      readonly type: "instructed";
      readonly from: string;
      readonly level: ReportLevel;
      readonly text: string | null;
    }
);

export interface DutyLineState {
  readonly number: string;
  readonly post: string;
  readonly volume: string;
  readonly ordinal: number;
  readonly page: number;
  readonly line: number;
  readonly day: string;
  readonly shift: string;
  readonly atMs: number;
  /** When it was written down: later than `atMs` for a 补录. */
  readonly writtenAtMs: number;
  readonly lateReason: string | null;
  readonly by: string;
  readonly category: Category;
  /** As it was written: a draw must give the same lines after a correction. */
  readonly writtenCategory: Category;
  readonly unit: string | null;
  /** Sealed; null once erased (已清除). */
  readonly text: string | null;
  readonly result: string | null;
  readonly note: Note | null;
  readonly handled: boolean;
  readonly important: boolean;
  readonly gravity: Gravity | null;
  readonly followedBy: string | null;
  readonly link: Link | null;
  readonly writerLevel: ReportLevel | null;
  readonly additions: readonly Addition[];
  readonly corrections: readonly Correction[];
  readonly crossings: readonly Crossing[];
  readonly struck: { readonly atMs: number; readonly by: string; readonly reason: string } | null;
}

export const initialDutyLine: DutyLineState = {
  number: "",
  post: "",
  volume: "",
  ordinal: 0,
  page: 0,
  line: 0,
  day: "",
  shift: "",
  atMs: 0,
  writtenAtMs: 0,
  lateReason: null,
  by: "",
  category: "other",
  writtenCategory: "other",
  unit: null,
  text: null,
  result: null,
  note: null,
  handled: false,
  important: false,
  gravity: null,
  followedBy: null,
  link: null,
  writerLevel: null,
  additions: [],
  corrections: [],
  crossings: [],
  struck: null,
};
