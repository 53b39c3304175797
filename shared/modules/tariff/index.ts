export { tariffCommands } from "./commands.ts";
export { tariffRegister, type TariffState } from "./fold.ts";
