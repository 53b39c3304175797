import {
  arriveForShift,
  beginHandover,
  checkArea,
  countCash,
  countDeskKeys,
  countMail,
  countProperty,
  followItems,
  readLog,
  settleHandover,
  tidyDesk,
  notePaper,
  withdrawHandover,
} from "./handover-commands.ts";
import { endStandIn, joinShift, noteWeather, openFirstShift, standIn } from "./shift-commands.ts";
import { countersign, overrideBlock, overrideByPhone, printHandover, signHandover } from "./sign-commands.ts";

/** Every command of 交接班. */
export const shiftCommands = [
  openFirstShift,
  joinShift,
  noteWeather,
  standIn,
  endStandIn,
  beginHandover,
  withdrawHandover,
  arriveForShift,
  tidyDesk,
  notePaper,
  countProperty,
  countDeskKeys,
  countMail,
  countCash,
  readLog,
  followItems,
  checkArea,
  settleHandover,
  overrideBlock,
  overrideByPhone,
  countersign,
  signHandover,
  printHandover,
] as const;
