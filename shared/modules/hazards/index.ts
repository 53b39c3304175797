import {
  correctHazardBatch,
  countHazard,
  drawHazard,
  settleHazardBalance,
  writeOffHazard,
} from "./batch-commands.ts";
import {
  correctHazardIssue,
  handleAnomaly,
  issueHazard,
  reportAnomaly,
  signHazardIssue,
  voidHazardIssue,
} from "./issue-commands.ts";
import { returnHazard, settleHazardReturn } from "./return-commands.ts";
import {
  addStandardGoods,
  addSubstance,
  correctSubstance,
  printHazardRegister,
  restoreSubstance,
  retireSubstance,
} from "./substance-commands.ts";

/** Everything that can be done with hazardous goods, in the order in which it usually is. */
export const hazardCommands = [
  addStandardGoods,
  addSubstance,
  correctSubstance,
  retireSubstance,
  restoreSubstance,
  printHazardRegister,
  drawHazard,
  countHazard,
  writeOffHazard,
  correctHazardBatch,
  settleHazardBalance,
  issueHazard,
  signHazardIssue,
  returnHazard,
  settleHazardReturn,
  reportAnomaly,
  handleAnomaly,
  correctHazardIssue,
  voidHazardIssue,
] as const;

export { hazardBatchRegister, movementKinds, type BatchState, type Movement } from "./batch-fold.ts";
export type { Figures } from "./endings.ts";
export {
  pictograms,
  quantityUnits,
  signalWords,
  standardGoods,
  type Pictogram,
  type QuantityUnit,
} from "./goods.ts";
export {
  hazardIssueRegister,
  hazardIssueStatuses,
  type HazardIssueState,
  type HazardIssueStatus,
  type HazardSignature,
} from "./issue-fold.ts";
export {
  isExpired,
  issueProblem,
  openAnomalies,
  returnProblem,
  returnThatHolds,
  signedText,
  userAmong,
  type SignedFacts,
} from "./rules.ts";
export { hazardIssueEvents, signers, substanceEvents } from "./schema.ts";
export { correctableGoods, substanceRegister, type SubstanceState } from "./substance-fold.ts";
export { goodsText } from "./substance-commands.ts";
