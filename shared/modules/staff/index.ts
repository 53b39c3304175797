export { staffCommands } from "./commands.ts";
export { staffRegister, type StaffState } from "./fold.ts";
export { roleSchema, staffEvents } from "./schema.ts";
