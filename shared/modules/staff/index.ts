export { outranks, staffCommands } from "./commands.ts";
export { staffRegister, type StaffState } from "./fold.ts";
export { staffEvents } from "./schema.ts";
