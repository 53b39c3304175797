import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { conflictsZhCN } from "./words.zh-CN.ts";

export const conflictsEn: SameKeys<typeof conflictsZhCN> = {
  title: "Conflicts",
  help: "What two PCs entered apart from each other and does not fit. The program decides nothing: both sides are kept, a person settles it with a reason.",
  none: "No conflicts",
  noneHelp: "When two PCs changed the same thing offline and it does not fit, it appears here.",
  failed: "The conflicts could not be read.",
  desk: "desk {{desk}}",
  unknownDesk: "another PC",
  unknown: "(this version cannot read it: update needed)",
  did: "{{kind}}: a new entry",
  open: "Open record",
  what: {
    number: "Two records carry the same number",
    code: "Two keys carry the same code",
    "work-order": "Two PCs sent different people",
    visit: "Two PCs were told opposite answers",
    "hazard-batch": "Two PCs' movements do not balance",
    "hazard-issue": "Two PCs entered different returns",
    shift: "One shift was handed over twice",
    key: "One key was lent twice",
    pass: "One pass was handled in two ways",
    "duty-line": "Two PCs corrected one line differently",
    other: "Two PCs' entries do not fit",
  },
  effect: {
    code: "Open one of them: correct its code, or void it if one key was entered twice.",
    number: "Settling keeps both numbers and notes on each which matter it is, so that both are found.",
    "work-order":
      "Settling keeps the chosen technician; the time to arrive still counts from the first dispatch.",
    visit: "Open it and ask the resident again: the new answer stands, both entries stay.",
    "hazard-batch":
      "Open it and count the goods: the book takes the counted figure; difference and reason stay.",
    "hazard-issue": "Open it and say what was really used, returned and spilt: the stock follows that.",
    shift: "Settling keeps the handover that was signed first; the other stays on record.",
    key: "Open it and say who really holds the key: the other loan is dropped, both entries stay.",
    pass: "Settling changes nothing that has left; what was found out is written on the pass.",
    "duty-line": "Open it and choose which reading stands; both remain below the line.",
    other: "Open the record and look into it.",
  },
  settle: {
    start: "Settle",
    toRecord: "Open to settle",
    technician: "Who stays",
    keep: "Only the chosen one stays; the desk tells the other not to go.",
    reason: "Reason",
    reasonHint: "e.g. checked by phone",
    save: "Settled",
    number: "Both slips are in people's hands, so the numbers stay. Say which slip is which.",
    reasonOnly: "Check, then say how it was settled.",
  },
};
