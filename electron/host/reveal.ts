import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { AnyRegister } from "../../shared/kernel/register.ts";
import { commandNamed } from "../../shared/contract/commands.ts";
import type { Core } from "./core.ts";

/** Reads a sealed field after its `revealed` event was written (PRV-1). Lists are joined with a space. */
export function sealedValue(core: Core, commandName: string, id: string, field: string): Result<string> {
  const command = commandNamed(commandName);
  if (command === undefined || !commandName.endsWith(".reveal")) return refuse("unknown-command");
  // Any register will do: its state is looked into by name, `phones.<number>` for one of several.
  const { state } = core.store.folded(command.register as AnyRegister<unknown>, id);
  let value: unknown = state;
  for (const part of field.split(".")) {
    value =
      typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(part) : undefined;
  }
  if (typeof value === "string") return ok(value);
  if (Array.isArray(value)) return ok(value.map(String).join(" "));
  return refuse("not-found");
}
