import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { addDays } from "../../kernel/site-time.ts";
import { postRegister } from "../site/index.ts";
import { staffedRoles } from "../shifts/index.ts";
import { rosterRegister } from "./fold.ts";
import { rosterEvents } from "./schema.ts";

const emit = emitter(rosterEvents);
const DAYS = 7;

interface Slot {
  readonly post: string;
  readonly date: string;
  readonly shift: string;
}

/** The slot's id is the same on every desk. */
function planned(slot: Slot, staff: readonly string[], context: DecideContext): NewEvent {
  const id = context.lookups.naturalId("roster", `${slot.post} ${slot.date} ${slot.shift}`);
  return { ...emit("planned", { ...slot, staff: [...staff] }), kind: "roster", id };
}

/** 排班: who is on this shift; nobody is an answer too. */
const planRoster = defineCommand({
  name: "roster.plan",
  register: rosterRegister,
  target: "new",
  input: z.object({
    post: z.string().max(60),
    date: z.iso.date(),
    shift: z.string().min(1).max(20),
    staff: z.array(z.string().max(60)).max(20),
  }),
  decide: (_state, { staff, ...slot }, context) => {
    if (context.lookups.state(postRegister, slot.post) === null) return refuse("not-found", "post");
    const known = new Set(context.lookups.staff(staffedRoles).map(({ id }) => id));
    if (staff.some((id) => !known.has(id))) return refuse("not-found", "staff");
    return ok([planned(slot, [...new Set(staff)], context)]);
  },
});

/** 复制一周: the seven days from one date stand as the pattern for those from another. */
const copyRoster = defineCommand({
  name: "roster.copy-week",
  register: rosterRegister,
  target: "new",
  input: z.object({ post: z.string().max(60), from: z.iso.date(), to: z.iso.date() }),
  decide: (_state, { post, from, to }, context) => {
    if (from === to) return refuse("no-change", "to");
    const active = new Set(context.lookups.staff(staffedRoles).map(({ id }) => id));
    const events = Array.from({ length: DAYS }, (_, day) => day).flatMap((day) =>
      context.lookups.rosterOn(post, addDays(from, day)).map(({ shift, staff }) =>
        planned(
          { post, date: addDays(to, day), shift },
          // Whoever left since is not planned again.
          staff.filter((id) => active.has(id)),
          context,
        ),
      ),
    );
    return events.length === 0 ? refuse("roster-empty", "from") : ok(events);
  },
});

export const rosterCommands = [planRoster, copyRoster] as const;
