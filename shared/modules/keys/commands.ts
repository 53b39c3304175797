import { countKeys, viewCodeSheet } from "./count-commands.ts";
import { addKey, collectKey, depositKey } from "./deposit-commands.ts";
import { extendLoan, findKey, lendKey, loseKey, returnKey, settleLoan } from "./lend-commands.ts";
import {
  correctKey,
  printKeySlip,
  reinstateKey,
  retireKey,
  revealKeyPhone,
  tagKey,
  voidKey,
} from "./record-commands.ts";

/** Everything that can be done with keys. */
export const keyCommands = [
  addKey,
  depositKey,
  lendKey,
  extendLoan,
  returnKey,
  loseKey,
  findKey,
  collectKey,
  retireKey,
  reinstateKey,
  countKeys,
  settleLoan,
  tagKey,
  viewCodeSheet,
  correctKey,
  printKeySlip,
  revealKeyPhone,
  voidKey,
] as const;
