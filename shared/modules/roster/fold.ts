import type { Register } from "../../kernel/register.ts";
import { rosterEvents } from "./schema.ts";

export interface RosterState {
  readonly postId: string;
  readonly date: string;
  readonly shift: string;
  readonly staff: readonly string[];
}

/** A plan may be made anew as often as one likes: the latest stands, whoever made it. */
export const rosterRegister: Register<RosterState, typeof rosterEvents> = {
  kind: "roster",
  events: rosterEvents,
  initial: { postId: "", date: "", shift: "", staff: [] },
  fold: (_state, { data }) => ({
    postId: data.post,
    date: data.date,
    shift: data.shift,
    staff: data.staff,
  }),
};
