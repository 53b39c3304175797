import { mayCommand } from "../../../shared/contract/access.ts";
import type { CommandName } from "../../../shared/contract/commands.ts";
import type { KeyView } from "../../../shared/contract/keys.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import type { RecordActions } from "../../ui/record-buttons.tsx";

/** What a person can do with a key; each is one command. */
export const commandByAction = {
  lend: "key.lend",
  return: "key.return",
  extend: "key.extend",
  lose: "key.lose",
  find: "key.find",
  collect: "key.collect",
  deposit: "key.deposit",
  retire: "key.retire",
  reinstate: "key.reinstate",
  settle: "key.settle-loan",
  correct: "key.correct",
  tag: "key.tag",
  void: "key.void",
} as const satisfies Readonly<Record<string, CommandName>>;
export type KeyAction = keyof typeof commandByAction;

function possible(key: KeyView): readonly KeyAction[] {
  const out = key.out > 0;
  const settled = key.conflicts === 0;
  // 作废 at one desk while another one lent it: the loan is settled, and comes back all the same.
  if (key.voidReason !== "")
    return [...(settled ? [] : ["settle" as const]), ...(out ? ["return" as const] : [])];
  const left = key.kind === "deposited" && settled && !out;
  const usable = settled && !key.retired && key.collection === null;
  const all: readonly (KeyAction | false)[] = [
    !settled && "settle",
    out && "return",
    usable && key.atHook > 0 && "lend",
    out && "extend",
    left && !key.retired && key.collection === null && key.atHook > 0 && "collect",
    left && !key.retired && "deposit",
    key.lost > 0 && "find",
    key.retired && "reinstate",
    (out || key.atHook > 0) && "lose",
    !key.retired && "retire",
    "tag",
    "correct",
    !out && "void",
  ];
  return all.filter((action) => action !== false);
}

/** What this person can do with the key now: what it waits for first. */
export function keyActions(key: KeyView, role: Role): RecordActions<KeyAction> {
  const may = possible(key).filter((action) => mayCommand(role, commandByAction[action]));
  const [first, ...rest] = may;
  const big: readonly (KeyAction | undefined)[] = [
    "settle",
    "return",
    "lend",
    "deposit",
    "find",
    "reinstate",
  ];
  return first !== undefined && big.includes(first)
    ? { primary: first, beside: [], more: rest }
    : { primary: null, beside: [], more: may };
}
