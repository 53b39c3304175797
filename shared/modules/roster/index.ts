export { rosterCommands } from "./commands.ts";
export { rosterRegister, type RosterState } from "./fold.ts";
