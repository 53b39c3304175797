export { numberCommands } from "./commands.ts";
export { isNoted, numberRegister, type NumberState } from "./fold.ts";
