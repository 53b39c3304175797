import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { homeZhCN } from "./words.zh-CN.ts";

/** Words of the home page. */
export const homeEn = {
  title: "To do now",
  count: "{{count}}, most urgent first",
  empty: "Nothing to do right now",
  emptyHelp:
    "Overstays, late technicians and calls owed appear here by themselves. F2 registers a visitor, F4 a work order.",
  open: "Open",
  since: "since {{time}}",
  figures: "Now",
  keys: "Keys",
  choose: "choose",
  act: "act",
  search: "search",
  late: "+{{span}}",
  due: "due",
  minutes: "{{count}} min",
  hours: "{{count}} h",
  days: "{{count}} d",
  figure: {
    inside: "Visitors inside",
    overstayed: "Overstaying",
    awaiting: "Awaiting answer",
    today: "Visits today",
    orders: "Orders running",
    undispatched: "Orders not sent",
    followUp: "To follow up",
    calls: "Calls owed",
    average: "Average entry today",
    seconds: "{{count}} s",
  },
  kinds: {
    "late-call": { tag: "Call the resident", late: "call overdue", soon: "to call", action: "Log call" },
    arrival: { tag: "Awaiting arrival", late: "arrival late", soon: "to arrive", action: "Arrived" },
    dispatch: { tag: "To dispatch", late: "dispatch late", soon: "to dispatch", action: "Dispatch" },
    resume: { tag: "To resume", late: "resume late", soon: "to resume", action: "Resume" },
    "follow-up": { tag: "Follow up", late: "follow-up late", soon: "to follow up", action: "Log follow-up" },
    overstay: { tag: "Overstay", late: "still inside", soon: "to leave", action: "Sign out" },
    handover: { tag: "Handover", late: "handover late", soon: "to hand over", action: "Hand over" },
    "stand-in": { tag: "Stand-in", late: "stand-in too long", soon: "to end", action: "End it" },
    countersign: {
      tag: "Countersign",
      late: "not countersigned",
      soon: "to countersign",
      action: "Countersign",
    },
    "awaiting-answer": { tag: "Awaiting answer", late: "waiting", soon: "to answer", action: "Log answer" },
  },
} as const satisfies SameKeys<typeof homeZhCN>;
