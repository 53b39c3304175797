import type { Problem } from "./session.ts";

const answered: ReadonlySet<Problem["code"]> = new Set(["damaged", "missing", "foreign-file"] as const);

/** True for a problem that a backup answers: a newer version wants an update, lost keys want their file back. */
export const backupAnswers = ({ code }: Pick<Problem, "code">): boolean => answered.has(code);
