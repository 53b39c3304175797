export { guessCategory } from "./guess-category.ts";
export { dutyLineCommands } from "./line-commands.ts";
export { dutyLineRegister } from "./line-fold.ts";
export { blocksHandover, dutyDay, isOpen, owedLevels, type Place } from "./line-rules.ts";
export {
  categories,
  gravities,
  linkKinds,
  linkSchema,
  noteSchema,
  reportLevels,
  reportWays,
  type Category,
  type Gravity,
  type Link,
  type Note,
  type ReportLevel,
  type ReportWay,
} from "./line-schema.ts";
export {
  correctableFields,
  type Addition,
  type CorrectableField,
  type Correction,
  type DutyLineState,
} from "./line-state.ts";
export { logReviewCommands, monthFacts } from "./review-commands.ts";
export { logReviewRegister } from "./review-fold.ts";
export {
  changedSince,
  reviewKey,
  sampledLines,
  signedDayText,
  signedDrawText,
  signedMonthText,
} from "./review-rules.ts";
export { verdicts, type Verdict } from "./review-schema.ts";
export { initialLogReview, type Draw, type LogReviewState } from "./review-state.ts";
export { drawSample, sampleProgress } from "./sample.ts";
export { unitInText } from "./unit-in-text.ts";
export { type WriteInput } from "./write-commands.ts";
