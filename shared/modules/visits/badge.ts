import type { DecideContext } from "../../kernel/command.ts";
import { refuse } from "../../kernel/result.ts";

/** True when somebody else who is inside holds this badge (临时证). */
export function badgeTaken(badge: string, context: DecideContext): boolean {
  if (badge === "") return false;
  const holder = context.lookups.badgeHolder(badge);
  return holder !== null && holder !== context.id;
}

export function badgeInUse(badge: string, field = "badge") {
  return refuse("badge-in-use", field, { badge });
}
