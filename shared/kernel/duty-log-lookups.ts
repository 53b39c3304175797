/** What decisions about the duty log look up: each line is a record of its own, so what spans lines is asked for. */
export interface DutyLogLookups {
  /** Where the last line of a desk's book at a post stands; null when nothing was written yet. */
  readonly lastLine: (
    post: string,
    volume: string,
  ) => { readonly ordinal: number; readonly page: number; readonly line: number } | null;
  /** The shift that ran at a post at an instant, as its handovers say; null when none is known for it. */
  readonly shiftAt: (post: string, ms: number) => { readonly day: string; readonly shift: string } | null;
  /** Lines of a business day in the order of the log, each with how many events it has. */
  readonly linesOfDay: (
    post: string,
    day: string,
  ) => readonly { readonly id: string; readonly rev: number }[];
  /** Lines of the business days of a month ("2026-11"). */
  readonly linesOfMonth: (
    post: string,
    month: string,
  ) => readonly {
    readonly id: string;
    readonly rev: number;
    readonly volume: string;
    readonly ordinal: number;
    readonly day: string;
    readonly category: string;
  }[];
  /** How many lines a post's log has since an instant: what the next shift reads (DUTY-4). */
  readonly linesSince: (post: string, ms: number) => number;
  /** REP-4: what today's review of work orders shows. */
  readonly repairReview: (nowMs: number) => {
    readonly date: string;
    readonly taken: number;
    readonly unfinished: number;
    readonly dueToday: number;
    readonly overdue: number;
    readonly carriedOver: number;
  };
  /** True when the post's log says that the review of that date was done. */
  readonly repairReviewWritten: (post: string, date: string) => boolean;
}
