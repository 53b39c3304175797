import { z } from "zod";
import { approvalCommands } from "../modules/approvals/index.ts";
import { directoryCommands } from "../modules/directory/index.ts";
import { erasureCommands } from "../modules/erasure/index.ts";
import { rosterCommands } from "../modules/roster/index.ts";
import { shiftCommands } from "../modules/shifts/index.ts";
import { hazardCommands } from "../modules/hazards/index.ts";
import { passCommands } from "../modules/passes/index.ts";
import { dutyLineCommands, logReviewCommands } from "../modules/duty-log/index.ts";
import { keyCommands } from "../modules/keys/index.ts";
import { numberCommands } from "../modules/numbers/index.ts";
import { siteCommands } from "../modules/site/index.ts";
import { staffCommands } from "../modules/staff/index.ts";
import { tariffCommands } from "../modules/tariff/index.ts";
import { visitCommands } from "../modules/visits/index.ts";
import { workOrderCommands } from "../modules/work-orders/index.ts";
import { uuid7Text } from "../kernel/fields.ts";

/** Every command of every register. */
export const commands = [
  ...siteCommands,
  ...staffCommands,
  ...visitCommands,
  ...workOrderCommands,
  ...passCommands,
  ...dutyLineCommands,
  ...logReviewCommands,
  ...keyCommands,
  ...directoryCommands,
  ...erasureCommands,
  ...numberCommands,
  ...tariffCommands,
  ...shiftCommands,
  ...rosterCommands,
  ...hazardCommands,
  ...approvalCommands,
] as const;

export type Command = (typeof commands)[number];
export type CommandName = Command["name"];
export type CommandNamed<Name extends CommandName> = Extract<Command, { name: Name }>;
/** What a form sends for a command. */
export type CommandInput<Name extends CommandName> = z.input<CommandNamed<Name>["input"]>;

/** A second person's own PIN, typed at this screen for this very command (product.md, Who). */
export const approvalSchema = z.object({ staffId: z.string().max(60), pin: z.string().max(200) });

export type ApprovalRequest = z.output<typeof approvalSchema>;

/** The form of every command; `input` is checked by the command's own schema in the host. */
export const commandSchema = z.object({
  /** UUIDv7 made when the form opened: the same one again is the same record. */
  cmd: uuid7Text,
  name: z.string().max(60),
  /** The aggregate; null makes a new one. */
  id: uuid7Text.nullable(),
  input: z.unknown(),
  approval: approvalSchema.nullable(),
});
export type CommandRequest = z.output<typeof commandSchema>;

/** What a command made: the record and, if it has one, the number to say aloud. */
export const outcomeSchema = z.object({ id: z.string(), number: z.string().nullable() });
export type Outcome = z.output<typeof outcomeSchema>;

/** The command of that name, or undefined. */
export function commandNamed(name: string): Command | undefined {
  return commands.find((command) => command.name === name);
}
