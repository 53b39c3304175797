/** What a job in the worker thread knows of whoever asked for it. */
export interface JobContext<Progress> {
  readonly progress: (value: Progress) => void;
  /** True once nobody wants the answer any more; cheap enough to ask in a loop. */
  readonly cancelled: () => boolean;
}

/** A named piece of heavy work. Input, progress and output cross threads: plain data only. */
// oxlint-disable-next-line typescript/no-explicit-any -- a job is contravariant in its own input
export type AnyJob = (input: any, context: JobContext<any>) => unknown;

export type InputOf<Job extends AnyJob> = Parameters<Job>[0];
export type ProgressOf<Job extends AnyJob> =
  Parameters<Job>[1] extends JobContext<infer Progress> ? Progress : never;
export type OutputOf<Job extends AnyJob> = Awaited<ReturnType<Job>>;

/** To the thread. `cancel` is one shared number: 1 once the job should stop. */
export interface JobRequest {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
  readonly cancel: Int32Array;
}

/** From the thread. */
export type JobAnswer =
  | { readonly id: number; readonly type: "progress"; readonly value: unknown }
  | { readonly id: number; readonly type: "done"; readonly value: unknown }
  | { readonly id: number; readonly type: "failed"; readonly cause: unknown };
