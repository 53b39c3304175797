import type { Session } from "electron";

type PermissionDoors = Pick<
  Session,
  "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler"
>;

/** The page needs no camera, place, device or clipboard: every request is refused. Notices come from the shell. */
export function denyPermissions(session: PermissionDoors): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
