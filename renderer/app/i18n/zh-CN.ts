import { dutyLogZhCN } from "../../modules/duty-log/words.zh-CN.ts";
import { approvalsZhCN } from "../../modules/approvals/words.zh-CN.ts";
import { backupZhCN } from "../../modules/backup/words.zh-CN.ts";
import { conflictsZhCN } from "../../modules/conflicts/words.zh-CN.ts";
import { directoryZhCN } from "../../modules/directory/words.zh-CN.ts";
import { erasureZhCN } from "../../modules/erasure/words.zh-CN.ts";
import { hazardsZhCN } from "../../modules/hazards/words.zh-CN.ts";
import { homeZhCN } from "../../modules/home/words.zh-CN.ts";
import { passesZhCN } from "../../modules/passes/words.zh-CN.ts";
import { postsZhCN } from "../../modules/posts/words.zh-CN.ts";
import { keysZhCN } from "../../modules/keys/words.zh-CN.ts";
import { settingsZhCN } from "../../modules/settings/words.zh-CN.ts";
import { shiftsZhCN } from "../../modules/shifts/words.zh-CN.ts";
import { staffZhCN } from "../../modules/staff/words.zh-CN.ts";
import { syncZhCN } from "../../modules/sync/words.zh-CN.ts";
import { tariffZhCN } from "../../modules/tariff/words.zh-CN.ts";
import { visitsZhCN } from "../../modules/visits/words.zh-CN.ts";
import { workOrdersZhCN } from "../../modules/work-orders/words.zh-CN.ts";
import { errorsZhCN } from "./errors.zh-CN.ts";
import { frameZhCN } from "./frame.zh-CN.ts";
import { uiZhCN } from "./ui.zh-CN.ts";

/** Every word on the screens, in Chinese. */
export const zhCN = {
  frame: frameZhCN,
  ui: uiZhCN,
  errors: errorsZhCN,
  approvals: approvalsZhCN,
  home: homeZhCN,
  passes: passesZhCN,
  posts: postsZhCN,
  keys: keysZhCN,
  settings: settingsZhCN,
  shifts: shiftsZhCN,
  staff: staffZhCN,
  sync: syncZhCN,
  visits: visitsZhCN,
  dutyLog: dutyLogZhCN,
  workOrders: workOrdersZhCN,
  directory: directoryZhCN,
  hazards: hazardsZhCN,
  backup: backupZhCN,
  conflicts: conflictsZhCN,
  erasure: erasureZhCN,
  tariff: tariffZhCN,
} as const;
