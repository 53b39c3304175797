import type { SameKeys } from "../../app/i18n/same-keys.ts";
import type { postsZhCN } from "./words.zh-CN.ts";

/** Words of posts and rosters. */
export const postsEn = {
  none: "No post yet",
  planOnly: "You plan the roster; managers and administrators change the rest.",
  post: "Post",
  add: "Add a post",
  name: "Name of the post",
  nameHint: "e.g. South gate",
  rename: "Rename",
  gate: "Gate (goods leave here)",
  yes: "Yes",
  no: "No",
  desks: "Desks",
  noDesks: "No desk works for this post.",
  here: "this one",
  moveDesk: "Post of desk {{code}}",
  property: {
    title: "Property list",
    help: "Counted together at each handover. Empty: nothing is counted.",
    item: "Thing",
    itemHint: "e.g. radio",
    expected: "How many",
    add: "Add an item",
    remove: "Remove",
  },
  hours: { title: "Hours", site: "By the site's shifts", own: "Its own" },
  handover: {
    title: "Handover",
    help: "Changes hold for shifts that begin later; the one that runs keeps its times.",
    cash: "Count cash at each handover",
  },
  roster: {
    title: "Roster",
    shift: "Shift",
    before: "Week before",
    behind: "Next week",
    copy: "Copy the week before",
    slot: "{{date}} {{shift}}",
  },
} as const satisfies SameKeys<typeof postsZhCN>;
