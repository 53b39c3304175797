import { dutyLogEn } from "../../modules/duty-log/words.en.ts";
import { approvalsEn } from "../../modules/approvals/words.en.ts";
import { backupEn } from "../../modules/backup/words.en.ts";
import { conflictsEn } from "../../modules/conflicts/words.en.ts";
import { directoryEn } from "../../modules/directory/words.en.ts";
import { erasureEn } from "../../modules/erasure/words.en.ts";
import { hazardsEn } from "../../modules/hazards/words.en.ts";
import { homeEn } from "../../modules/home/words.en.ts";
import { passesEn } from "../../modules/passes/words.en.ts";
import { postsEn } from "../../modules/posts/words.en.ts";
import { keysEn } from "../../modules/keys/words.en.ts";
import { settingsEn } from "../../modules/settings/words.en.ts";
import { shiftsEn } from "../../modules/shifts/words.en.ts";
import { staffEn } from "../../modules/staff/words.en.ts";
import { syncEn } from "../../modules/sync/words.en.ts";
import { tariffEn } from "../../modules/tariff/words.en.ts";
import { visitsEn } from "../../modules/visits/words.en.ts";
import { workOrdersEn } from "../../modules/work-orders/words.en.ts";
import { errorsEn } from "./errors.en.ts";
import { frameEn } from "./frame.en.ts";
import { uiEn } from "./ui.en.ts";

/** Every word on the screens, in English. */
export const en = {
  frame: frameEn,
  ui: uiEn,
  errors: errorsEn,
  approvals: approvalsEn,
  home: homeEn,
  passes: passesEn,
  posts: postsEn,
  keys: keysEn,
  settings: settingsEn,
  shifts: shiftsEn,
  staff: staffEn,
  sync: syncEn,
  visits: visitsEn,
  dutyLog: dutyLogEn,
  workOrders: workOrdersEn,
  directory: directoryEn,
  hazards: hazardsEn,
  backup: backupEn,
  conflicts: conflictsEn,
  erasure: erasureEn,
  tariff: tariffEn,
} as const;
