import { correctPass } from "./correct-command.ts";
import { releasePass, turnBackPass } from "./gate-commands.ts";
import {
  noteExpiry,
  printPass,
  reconcilePasses,
  returnSlips,
  revealPass,
  settlePassConflict,
  voidPass,
} from "./record-commands.ts";
import { refusePass, signAsOwner, signPass } from "./sign-commands.ts";
import { draftPass, revisePass, submitPass, withdrawPass } from "./write-commands.ts";

export const passCommands = [
  draftPass,
  revisePass,
  submitPass,
  withdrawPass,
  signPass,
  refusePass,
  signAsOwner,
  releasePass,
  turnBackPass,
  printPass,
  returnSlips,
  noteExpiry,
  correctPass,
  revealPass,
  settlePassConflict,
  voidPass,
  reconcilePasses,
] as const;
