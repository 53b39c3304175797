export { siteCommands } from "./commands.ts";
export {
  deskRegister,
  postRegister,
  siteRegister,
  type DeskState,
  type PostState,
  type SiteState,
} from "./fold.ts";
export { deskEvents, postEvents, siteEvents } from "./schema.ts";
export { DEMO_PIN } from "./demo-pin.ts";
