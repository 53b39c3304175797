/** What may be done to a member of staff; each is a word of the page. */
export type StaffActKind = "correct" | "changeRole" | "resetPin" | "disable" | "enable";
